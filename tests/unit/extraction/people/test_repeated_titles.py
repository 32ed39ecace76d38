"""A title without a name means the one person of that office who was named shortly before."""

from datetime import date

from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

EXTRACTOR = Extractor(load())


def test_the_title_means_who_was_named() -> None:
    assert _mentions("Giorgia Meloni flew home. The prime minister spoke.") == ["prime minister"]
    assert _mentions("Sergei Lavrov flew home. The minister spoke.") == ["minister"]


def test_one_of_another_office_is_not_meant() -> None:
    assert _mentions("Giorgia Meloni flew home. The president spoke.") == []
    assert _mentions("Giorgia Meloni flew home. The minister spoke.") == []


def test_of_two_who_may_be_meant_nobody_is() -> None:
    assert _mentions("Sergei Lavrov met Wang Yi. The minister spoke.") == []


def test_a_title_with_its_own_name_or_body_means_somebody_else() -> None:
    assert _mentions("Giorgia Meloni flew home. The prime minister of Ruritania spoke.") == []
    assert _mentions("Giorgia Meloni flew home. A prime minister spoke.") == []
    assert _mentions("Giorgia Meloni flew home. The vice prime minister spoke.") == []


def test_far_from_the_name_only_the_one_holder_of_the_article_is_meant() -> None:
    far = "It rained. " * 12
    body = f"Giorgia Meloni flew home. {far}The prime minister spoke."
    assert _mentions(body) == ["prime minister"]
    assert _mentions(f"{body} Narendra Modi came.") == []
    assert _mentions(f"Giorgia Meloni flew home. {far * 3}The prime minister spoke.") == []


def test_other_words_for_an_office() -> None:
    assert _mentions("Pope Francis flew home. The pontiff spoke.") == ["pontiff"]
    assert _mentions("Vladimir Putin flew home. The Russian leader spoke.") == ["leader"]
    assert _mentions("Vladimir Putin flew home. The Chilean leader spoke.") == []
    assert _mentions("Vladimir Putin flew home. The Russian leader Ivan Example spoke.") == []
    assert _mentions("Giorgia Meloni flew home. The conservative prime minister spoke.") == [
        "prime minister"
    ]


def _mentions(body: str) -> list[str]:
    found = EXTRACTOR.extract(ArticleText("", body, date(2025, 3, 10)))
    return [one.surface for one in found.mentions if one.rule == "office"]
