"""What comes first, and what is found at all."""

import pytest
from fastapi.testclient import TestClient

from tests.integration.search.conftest import Put
from tests.integration.search.documents import ArticleSpec, documents

pytestmark = pytest.mark.integration

FILLER = "Nothing else is told here. " * 40


def _keys(api: TestClient, **parameters: object) -> list[str]:
    answer = api.get("/articles", params=parameters)
    assert answer.status_code == 200, answer.text
    return [a["key"].removeprefix("articles/")[:-4] for a in answer.json()["articles"]]


def test_title_beats_lead_beats_body(put: Put, api: TestClient) -> None:
    put(documents((
        ArticleSpec("body", body=f"{FILLER}\n\nA tariff, a tariff, a tariff."),
        ArticleSpec("lead", body=f"A tariff comes.\n\n{FILLER}"),
        ArticleSpec("title", title="A tariff comes", body=FILLER),
    )))  # fmt: skip
    assert _keys(api, q="tariff") == ["title", "lead", "body"]


def test_exact_form_beats_stem(put: Put, api: TestClient) -> None:
    put(documents((
        ArticleSpec("stem", title="He visits", body=FILLER, published="2025-06-01"),
        ArticleSpec("exact", title="His visiting hours", body=FILLER, published="2020-01-01"),
    )))  # fmt: skip
    assert _keys(api, q="visiting") == ["exact", "stem"]


def test_words_together_beat_words_apart(put: Put, api: TestClient) -> None:
    put(documents((
        ArticleSpec("apart", title="Trade is not what this war is about", body=FILLER),
        ArticleSpec("together", title="This is about a trade war, is it not", body=FILLER),
    )))  # fmt: skip
    assert _keys(api, q="trade war") == ["together", "apart"]


def test_newer_wins_between_equals(put: Put, api: TestClient) -> None:
    put(documents((
        ArticleSpec("old", title="Talks", published="2019-01-01"),
        ArticleSpec("new", title="Talks", published="2025-01-01"),
        ArticleSpec("undated", title="Talks", published=None),
    )))  # fmt: skip
    assert _keys(api, q="talks") == ["new", "old", "undated"]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("summit berlin", {"a"}),
        ("summit OR budget", {"a", "b"}),
        ("summit -berlin", set()),
        ('"summit in berlin"', {"a"}),
        ('"berlin summit"', set()),
        ("bud*", {"b"}),
        ("title:talks", {"a"}),
        ("body:talks", set()),
        ("title:(talks OR budget)", {"a", "b"}),
        ("(summit OR budget) -vote", {"a"}),
        ("country:DEU", {"a"}),
        ("-country:DEU", {"b"}),
        ("event:consult", {"a"}),
        ('source:"Example Wire" budget', {"b"}),
        ("sao paulo", {"b"}),
        ("SÃO paulo's", {"b"}),
        ("Scholz", {"a"}),
        ("erdogan", {"b"}),
        ("putin xi", set()),
    ],
)
def test_query_syntax(put: Put, api: TestClient, words: str, keys: set[str]) -> None:
    from tests.integration.search.documents import EventSpec

    put(documents((
        ArticleSpec("a", title="Talks", body="A summit in Berlin with Scholz.", countries=("DEU",),
             events=(EventSpec("consult/meeting"),)),
        ArticleSpec("b", title="Budget vote", body="Erdoğan was in São Paulo."),
    )))  # fmt: skip
    assert set(_keys(api, q=words)) == keys


def test_names_are_found_in_every_spelling(put: Put, api: TestClient) -> None:
    spellings = ("Zelensky", "Zelenskyy", "Zelenskiy")
    put(documents([ArticleSpec(name, body=f"It was {name} who spoke.") for name in spellings]))
    for name in spellings:
        assert set(_keys(api, q=name)) == set(spellings)
        assert _keys(api, q=name)[0] == name


def test_words_that_name_somebody_offer_the_facet(put: Put, api: TestClient) -> None:
    put(documents((ArticleSpec("a"),)))
    hints = api.get("/articles", params={"q": "talks of Zelensky in France"}).json()["hints"]
    assert {(h["facet"], h["id"]) for h in hints} == {
        ("leader", "volodymyr-zelenskyy"),
        ("country", "FRA"),
    }
