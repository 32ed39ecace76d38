"""Documents of an object: read, annotated, named and cut into batches."""
