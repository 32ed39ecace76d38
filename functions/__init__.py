"""One folder per Lambda, each thin."""
