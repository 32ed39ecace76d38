"""Ranking: how likely each event is real to a reader, and how far the article is about it."""
