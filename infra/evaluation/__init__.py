"""The quality of extraction, measured on labelled texts."""
