"""Pages of articles: one request, one answer, and where the next one begins."""
