"""The language of an article: what is declared, and where the text shows that it is wrong."""

import pycountry
import pytest

from shared.articles.language.codes import language_code
from shared.articles.language.detection import detect_language, language_of, primary_language

ENGLISH = "The ministers of both countries said that the bridge was built for the people. " * 4
FRENCH = "Les ministres des deux pays ont déclaré que le pont avait été construit pour tous. " * 4
RUSSIAN = "Министры обеих стран заявили, что мост построен для всех жителей приграничья. " * 4
SERBIAN = "Министри обе земље изјавили су да је мост изграђен за све грађане. " * 4


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-GB", "en"),
        ("PT_br", "pt"),
        ("en_US.UTF-8", "en"),
        ("sr-Latn-RS", "sr"),
        ("eng", "en"),
        ("GER", "de"),
        ("deu", "de"),
        ("zho-Hans", "zh"),
        ("haw", "haw"),
        ("iw", "he"),
        ("sh", "sr"),
        ("English", "en"),
        (" english (US) ", "en"),
        ("Deutsch", "de"),
        ("русский", "ru"),
        ("हिन्दी", "hi"),
        ("jp", None),
        ("und", None),
        ("mul", None),
        ("en, fr", None),
        ("lang=", None),
        ("", None),
        (None, None),
    ],
)
def test_language_tags(tag: str | None, expected: str | None) -> None:
    assert primary_language(tag) == expected


def test_codes_are_those_of_iso_639() -> None:
    for language in pycountry.languages:
        code = getattr(language, "alpha_2", None)
        if code and code != "sh":
            codes = (code, language.alpha_3, getattr(language, "bibliographic", code))
            assert {language_code(one) for one in codes} == {code}


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        ("en", ENGLISH, "en"),
        ("fr-CA", FRENCH, "fr"),
        ("rus", RUSSIAN, "ru"),
        ("sr", SERBIAN, "sr"),
        ("en-US", RUSSIAN, "ru"),
        ("en", FRENCH, "fr"),
        ("de", RUSSIAN, "ru"),
        ("ru", FRENCH, "fr"),
        ("de", ENGLISH, "en"),
        ("es", FRENCH, "es"),
        ("en", FRENCH[:60], "en"),
        ("jp", FRENCH, "fr"),
        (None, RUSSIAN, "ru"),
        ("en", "12.5 " * 100, "en"),
        ("en", "Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do. " * 4, "en"),
        (None, "No", None),
    ],
)
def test_a_text_that_surely_is_in_another_language_goes_before_what_is_declared(
    declared: str | None, text: str, expected: str | None
) -> None:
    assert language_of(declared, text) == expected


@pytest.mark.parametrize("text", ["12.5 " * 100, "x" * 300, "too short"])
def test_a_text_without_words_is_in_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_capitals_and_lines_change_no_language() -> None:
    lines = FRENCH.replace(" ", "\n")
    assert [detect_language(text) for text in (lines, FRENCH.upper())] == ["fr", "fr"]
