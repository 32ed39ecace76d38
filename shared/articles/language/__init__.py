"""The language of a text, detected or declared by a code or name."""
