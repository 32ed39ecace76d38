"""One extractor for all tests of events."""

import pytest

from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from tests.unit.extraction.events.event_finder import EventFinder


@pytest.fixture(scope="session")
def read() -> EventFinder:
    vocabulary = load()
    return EventFinder(Extractor(vocabulary), vocabulary)
