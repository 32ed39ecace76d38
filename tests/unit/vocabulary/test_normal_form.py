import sys

import pytest

from shared.vocabulary.normal_form import fold, form_words, normalise


@pytest.mark.long
def test_folding_any_character_keeps_the_length_in_lower_case_too() -> None:
    uneven = [
        code
        for code in range(sys.maxunicode + 1)
        if len(fold(chr(code))) != 1 or len(fold(chr(code)).lower()) != 1
    ]
    assert uneven == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Vučić", "Vucic"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("İstanbul", "Istanbul"),
        ("Xi’s “visit”", 'Xi\'s "visit"'),
        ("Kim—Putin", "Kim-Putin"),
        ("Kim\u00a0Jong Un", "Kim Jong Un"),
        ("ＸＩ　Ｊｉｎｐｉｎｇ", "XI Jinping"),
    ],
)
def test_accents_apostrophes_dashes_spaces_and_widths_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_many_different_characters_fold_as_few_do() -> None:
    text = "áàâäãåéèêëíìîïóòôöõúùûü"
    assert fold(text) == "".join(map(fold, text))


@pytest.mark.parametrize(
    ("text", "normal", "origins"),
    [
        ("cafe\u0301 x", "cafe x", [0, 1, 2, 3, 5, 6, 7]),
        ("Pu\u200btin", "Putin", [0, 1, 3, 4, 5, 6]),
        ("of\ufb01ce", "office", [0, 1, 2, 2, 3, 4, 5]),
        ("Strauß", "Strauss", [0, 1, 2, 3, 4, 5, 5, 6]),
    ],
)
def test_what_changes_the_length_is_led_back_to_the_original(
    text: str, normal: str, origins: list[int]
) -> None:
    assert normalise(text) == (normal, origins)


def test_a_text_of_even_length_needs_no_table() -> None:
    assert normalise("Vučić") == ("Vucic", None)
    assert normalise("plain") == ("plain", None)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("U.S.-led", ("u.s.", "-", "led")),
        ("N’Djamena", ("n'djamena",)),
        ("Putin's", ("putin", "'s")),
        ("PUTIN'S", ("putin", "'s")),
        ("leaders'", ("leaders", "'")),
        ("don't", ("don't",)),
        ("1,200.50 and 10:30", ("1,200.50", "and", "10:30")),
        ("G20 80th", ("g20", "80th")),
        ("so... --", ("so", "...", "--")),
    ],
)
def test_tokens(form: str, words: tuple[str, ...]) -> None:
    assert form_words(form) == words
