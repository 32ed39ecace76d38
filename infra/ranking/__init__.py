"""Learning of the ranking of events, from labelled articles."""
