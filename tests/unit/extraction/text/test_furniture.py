"""Page furniture: which sentences of a body are none of the article's own."""

import pytest

from shared.extraction.text.furniture import is_furniture
from shared.extraction.text.tokens import tokenise
from tests.unit.extraction.conftest import Extract

FURNITURE = (
    "Also read: Minister resigns over ferry",
    "Read more: Police arrest three in Porto",
    "Related Story Rebels shell a village in the north",
    "RELATED: Court jails former mayor",
    "- Read also: Army withdraws from valley",
    "Image caption The troops withdrew on Monday",
    "The mayor visits a school. | Jane Doe via Getty Images",
    "Sign up here for our weekly letter on the war",
    "By clicking you agree to our privacy policy.",
    "Advertisement",
    "Follow us as we report on the attack.",
    "WATCH: Protesters storm the ministry",
)
TEXT = (
    "The minister read more than one report on the attack.",
    "Police also read the letters of the attackers.",
    "The related story was denied by the court.",
    "More troops withdrew on Monday.",
    "They will sign an agreement.",
    "The image of the army suffered after the coup.",
)


@pytest.mark.parametrize("text", FURNITURE)
def test_furniture(text: str) -> None:
    tokens = tokenise(text, "body")
    assert is_furniture(tokens, 0, len(tokens.words))


@pytest.mark.parametrize("text", TEXT)
def test_text(text: str) -> None:
    tokens = tokenise(text, "body")
    assert not is_furniture(tokens, 0, len(tokens.words))


def test_a_headline_is_none() -> None:
    tokens = tokenise("Watch: Protesters storm the ministry", "title")
    assert not is_furniture(tokens, 0, len(tokens.words))


def test_furniture_tells_no_event_and_stays_in_the_text(extract: Extract) -> None:
    body = "Chad expelled two French diplomats.\n\nAlso read: Kenya arrests an opposition leader"
    found = extract(body)
    assert [event.type for event in found.events] == ["sanction/expel"]
    assert "KEN" in [country.id for country in found.countries]
