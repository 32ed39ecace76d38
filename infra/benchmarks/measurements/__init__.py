"""Single measurements that the benchmarks print together."""
