"""One module per command of the summitry program."""
