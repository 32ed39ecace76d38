import pytest

from shared.extraction.text.tokens import tokenise


def sentences(text: str) -> list[str]:
    tokens = tokenise(text, "body")
    return [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in tokens.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. troops left. He stayed.", ["U.S. troops left.", "He stayed."]),
        ("He is in the U.S. She is not.", ["He is in the U.S.", "She is not."]),
        ("Mr. Xi met Gen. Li.", ["Mr. Xi met Gen. Li."]),
        ("George W. Bush spoke. Iraq heard.", ["George W. Bush spoke.", "Iraq heard."]),
        ("It rose 2.5 per cent. Then it fell.", ["It rose 2.5 per cent.", "Then it fell."]),
        ("On Jan. 3 he left.", ["On Jan. 3 he left."]),
        ('"Go!" he said. "Now."', ['"Go!" he said.', '"Now."']),
        ('He said "no." She left.', ['He said "no."', "She left."]),
        ("Why… But then it ended.", ["Why…", "But then it ended."]),
        ("Heading\n\nText goes on.", ["Heading", "Text goes on."]),
        ("- one\n- two\n1. three", ["- one", "- two", "1. three"]),
        ("BEIJING, Aug 28 (Reuters) - Trade grew.", ["BEIJING, Aug 28 (Reuters) -", "Trade grew."]),
        ("Beijing:\n\nTrade grew.", ["Beijing:", "Trade grew."]),
        ("No. 10 was silent.", ["No. 10 was silent."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_lines_wrapped_at_a_width_make_one_sentence() -> None:
    text = (
        "The ministers of eleven states met on Monday in the old town\n"
        "hall, where they spoke of grain, of gas and of the price that\n"
        "both had reached; nobody was willing to say how long it would\n"
        "last.\n"
    )
    assert len(sentences(text)) == 1


def test_offsets_lead_back_to_what_was_folded() -> None:
    text = "Presid\ufb01t Luka\u0308s\u030cenka’s\u200b visit"
    tokens = tokenise(text, "title")
    written = [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
    assert tokens.words == ["presidfit", "lukasenka", "'s", "visit"]
    assert written == ["Presid\ufb01t", "Luka\u0308s\u030cenka", "’s\u200b", "visit"]


def test_an_empty_field_has_no_tokens() -> None:
    tokens = tokenise("", "title")
    assert (tokens.words, tokens.sentences) == ([], [])


def test_sentences_cover_every_token() -> None:
    tokens = tokenise("One. Two? 3. Four\n\n* five ... six!", "body")
    edges = [edge for pair in tokens.sentences for edge in pair]
    assert edges[0] == 0
    assert edges[-1] == len(tokens.words)
    assert edges[1:-1:2] == edges[2::2]
