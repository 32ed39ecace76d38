"""Exports: everything that matches, in parts that fit the answer of a Lambda."""
