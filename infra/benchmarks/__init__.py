"""How fast it all is, in ratios within one run: a module for each question; see `make bench`."""
