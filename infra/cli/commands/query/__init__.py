"""Commands that ask the API: search, counts and export."""
