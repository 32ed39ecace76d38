"""Readers: one per format, bytes to articles."""

from shared.articles.moments import Moments
from shared.articles.outcome import Unreadable
from shared.articles.reading import read_articles

__all__ = ["Moments", "Unreadable", "read_articles"]
