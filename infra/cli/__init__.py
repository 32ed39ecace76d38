"""The summitry command."""
