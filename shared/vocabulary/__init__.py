"""The vocabulary: what Summitry knows by name; `load` returns it."""

from shared.vocabulary.events import EventType, EventVocabulary
from shared.vocabulary.loader import VocabularyError, load
from shared.vocabulary.model import (
    Blocker,
    Country,
    CountryForm,
    Leader,
    Office,
    Organisation,
    Place,
    Term,
    Vocabulary,
)

__all__ = [
    "Blocker",
    "Country",
    "CountryForm",
    "EventType",
    "EventVocabulary",
    "Leader",
    "Office",
    "Organisation",
    "Place",
    "Term",
    "Vocabulary",
    "VocabularyError",
    "load",
]
