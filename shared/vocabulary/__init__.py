"""Leaders, countries and event types: data files, their loader and validator."""
