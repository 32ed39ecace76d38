"""Build-time work on the vocabulary: the skeleton of countries, and the compiled form."""
