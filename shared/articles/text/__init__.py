"""Plain text: headline, lead lines, bylines, paragraphs."""
