"""People: which words of an article name a leader or another politician."""
