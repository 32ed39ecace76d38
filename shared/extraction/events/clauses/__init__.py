"""Clauses of a sentence, and the role of each word in one."""
