"""Files on their way into a bucket, and the result of each."""
