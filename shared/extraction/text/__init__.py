"""Text as every rule reads it: tokens, sentences, surface forms and word lists."""
