"""template.yaml, as it is written and as SAM transforms it."""
