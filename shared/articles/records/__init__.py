"""Articles from records of named fields, such as JSON objects and rows of a table."""
