"""Dates and times as sources write them."""
