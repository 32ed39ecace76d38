"""An article and annotations to build documents of, for the tests of search."""

from shared.domain.annotations import (
    Annotations,
    CountryTag,
    Dateline,
    Event,
    LeaderTag,
    Mention,
)
from shared.domain.articles import Article
from shared.domain.objects import ObjectRef

REF = ObjectRef("news", "articles/summit.txt")

ARTICLE = Article(
    title="Macron hosts Scholz",
    body="The two leaders met in Paris.\n\nThey spoke of Ukraine.",
    published="2024-02-03T23:30:00-05:00",
    source="Example Wire",
    url="https://example.org/1",
    language="en",
    authors=("A. Writer",),
    record_id="r-1",
)

EVENT = Event(
    type="consult/meeting",
    label="Meeting",
    status="occurred",
    confidence=0.9,
    salience=0.75,
    date="2024-02-03",
    leaders=("emmanuel-macron",),
    countries=("FRA",),
    actors=("emmanuel-macron",),
    recipients=("FRA",),
    field="body",
    trigger=(16, 19),
    sentence=(0, 29),
    evidence=(("body", 40, 45),),
)

ANNOTATIONS = Annotations(
    leaders=(
        LeaderTag("emmanuel-macron", "Emmanuel Macron", "President", "FRA", "leader", True, 2, 0.5),
        LeaderTag("jane-doe", "Jane Doe", "Prime Minister", None, "leader", False, 1, 0.2),
    ),
    countries=(CountryTag("FRA", "France", 1, 0.6),),
    events=(EVENT, EVENT),
    mentions=(Mention("country", "FRA", "body", 23, 28, "Paris", "capital"),),
    dateline=Dateline("PARIS", "FRA"),
    version="1-abc",
)
