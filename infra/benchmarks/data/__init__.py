"""Generated prose, articles and documents to measure with."""
