"""The metadata of a page: headline, date, authors, source, address."""
