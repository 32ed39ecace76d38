"""Benchmarks, each a module; their figures are ratios within one run. See `make bench`."""
