"""Articles from uploaded files: bytes in, articles out, one reader for each format."""

from shared.articles.dates.moments import Moments
from shared.articles.object_reader import read_articles
from shared.articles.outcome import Unreadable

__all__ = ["Moments", "Unreadable", "read_articles"]
