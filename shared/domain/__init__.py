"""Frozen data types, ids and errors; standard library only."""
