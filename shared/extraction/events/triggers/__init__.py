"""Triggers: the words of a sentence that may tell an event."""
