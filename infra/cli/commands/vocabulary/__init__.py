"""Commands on the vocabulary's data files."""
