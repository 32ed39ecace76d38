"""A stack put on AWS and taken away again."""
