"""Commands that start, fill and stop a stack."""
