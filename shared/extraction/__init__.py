"""Text to annotations: normalise, match, resolve, classify."""
