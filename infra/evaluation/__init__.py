"""How good extraction is, measured on labelled texts."""
