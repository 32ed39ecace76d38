"""The event tree, its triggers and its crosswalk to PLOVER."""

from shared.vocabulary.events.tree import Condition, EventType, EventVocabulary, Trigger

__all__ = ["Condition", "EventType", "EventVocabulary", "Trigger"]
