"""What the index takes for words: those it cuts in several, and those with invisible characters."""

import random
from collections.abc import Sequence

import pytest
from fastapi.testclient import TestClient
from opensearchpy import OpenSearch

from shared.search.index.index_names import IndexNames
from shared.search.index.mappings import index_body
from shared.search.index.word_characters import has_word, is_invisible, is_one_word
from tests.integration.search.conftest import Put
from tests.integration.search.documents import ArticleSpec, documents

pytestmark = pytest.mark.integration

CUT = (
    # word, a text with it, a text with its parts apart or in another order
    ("上海", "市长昨天回到上海开会", "海上有风，上午出海"),
    ("外相", "日本の外相が訪問した", "相手は外国の大臣"),
    ("トランプ大統領", "トランプ大統領が会見", "大統領とトランプの統計"),
    ("ประชุม", "ผู้นำเข้าร่วมการประชุมวันนี้", "ประกาศชุมนุม"),
    ("ສະພາ", "ຜູ້ນຳເຂົ້າສະພາແຫ່ງຊາດ", "ພາສາ ສະ"),
    ("ភ្នំពេញ", "នៅទីក្រុងភ្នំពេញថ្ងៃនេះ", "ពេញ ភ្នំ"),
    ("北韓", "오늘 北韓 대표가 왔다", "韓國 北部"),
    ("AT&T", "Workers of AT&T walked out", "T cells at work, and a T at home"),
    ("e-mail", "An e-mail from the palace", "Mail came, marked with an E"),
    ("7:45", "The train left at 7:45 sharp", "45 people in 7 cars"),
    ("Woo-shik", "Speaker Woo-shik resigned", "Shik met Woo"),
    ("and/or", "Fines and/or prison", "Or else, and soon"),
    ("x@y.example", "Write to x@y.example now", "y.example is not x"),
)
SPLIT = "pre\u00adsi\u200bdent"
INVISIBLE = (
    "\u00ad", "\u034f", "\u061c", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f",
    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2060", "\u2061", "\u2064", "\u2066",
    "\u2067", "\u2068", "\u2069", "\ufe00", "\ufe0f", "\ufeff", "\U000e0100", "\U000e01ef",
)  # fmt: skip


def _names(api: TestClient, q: str, **more: object) -> set[str]:
    answer = api.get("/articles", params={"q": q, "facets": "", **more})
    assert answer.status_code == 200, answer.text
    return {article["key"].removeprefix("articles/")[:-4] for article in answer.json()["articles"]}


def _marks(api: TestClient, q: str) -> dict[str, list[str]]:
    (article,) = api.get("/articles", params={"q": q, "facets": ""}).json()["articles"]
    marks: dict[str, list[str]] = article["highlights"]
    return marks


@pytest.mark.parametrize(("word", "whole", "parts"), CUT, ids=[word for word, *_ in CUT])
def test_word_that_is_cut_is_a_phrase_wherever_it_stands(
    put: Put, api: TestClient, word: str, whole: str, parts: str
) -> None:
    put(documents((
        ArticleSpec("title", title=whole), ArticleSpec("body", body=f"Said on Monday.\n\n{whole}."),
        ArticleSpec("apart", title=parts, body=parts),
    )))  # fmt: skip
    assert _names(api, word) == {"title", "body"}
    assert _names(api, f'"{word}"') == {"title", "body"}
    assert _names(api, f"{word}*") == {"title", "body"}
    assert _names(api, f"title:{word}") == {"title"}
    assert _names(api, f"body:({word} OR zebra)") == {"body"}
    assert _names(api, f"-{word}") == {"apart"}
    found = {s["label"] for s in api.get("/suggest", params={"q": word}).json()["suggestions"]}
    assert whole in found
    assert parts not in found


@pytest.mark.parametrize(("word", "whole", "parts"), CUT, ids=[word for word, *_ in CUT])
def test_word_that_is_cut_is_marked_whole(
    put: Put, api: TestClient, word: str, whole: str, parts: str
) -> None:
    put(documents((ArticleSpec("a", title=whole, body=f"{parts}. {whole}."),)))
    marks = _marks(api, word)
    for marked in (marks["title"][0], " ".join(marks["body"])):
        plain = marked.replace("<em>", "").replace("</em>", "").replace("&amp;", "&")
        shown = plain.replace("&#x2F;", "/")
        assert whole in shown
    assert "".join(_within(marks["title"][0])) == "".join(c for c in word if c not in "&-:/@")


def _within(marked: str) -> list[str]:
    return [part.split("</em>")[0] for part in marked.split("<em>")[1:]]


def test_chinese_word_is_one_mark(put: Put, api: TestClient) -> None:
    put(
        documents(
            (ArticleSpec("a", title="市长回到上海开会", body="海上有风。市长回到上海开会。"),)
        )
    )
    assert _marks(api, "上海") == {
        "title": ["市长回到<em>上海</em>开会"],
        "body": ["市长回到<em>上海</em>开会。"],
    }


@pytest.mark.parametrize("character", INVISIBLE, ids=lambda c: f"U+{ord(c):04X}")
def test_invisible_character_hides_no_word(put: Put, api: TestClient, character: str) -> None:
    hidden = f"Gover{character}nor"
    put(documents((
        ArticleSpec("title", title=f"{hidden} of the{character} island"),
        ArticleSpec("body", body=f"It was {character}{hidden}{character} Poe who spoke."),
    )))  # fmt: skip
    for q in ("governor", hidden, f'"{hidden}"', "govern*", f"gov{character}er*", "governors"):
        assert _names(api, q) == {"title", "body"}, q
    assert _names(api, '"governor of the island"') == {"title"}
    assert _names(api, f'"governor{character} poe"') == {"body"}
    assert _names(api, f"governor {character} poe") == {"body"}
    marks = _marks(api, "governor poe")["body"][0]
    assert f"{hidden}" in marks.replace("<em>", "").replace("</em>", "")
    assert _within(marks)[0].strip(character) == hidden
    assert _within(marks)[1] == "Poe"


def test_stored_text_and_title_keep_what_is_invisible(put: Put, api: TestClient) -> None:
    spec = ArticleSpec("a", title=f"The {SPLIT}", body=f"So the {SPLIT} said.")
    put(documents((spec,)))
    article = api.get(f"/articles/{spec.id}").json()
    assert (article["title"], article["text"]) == (spec.title, spec.body)
    assert _marks(api, "president") == {
        "title": [f"The <em>{SPLIT}</em>"],
        "body": [f"So the <em>{SPLIT}</em> said."],
    }


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("می\u200cرود", "می\u200cرود"),
        ("می\u200cرود", "میرود"),
        ("क\u094d\u200dष", "क\u094dष"),
        ("葛\U000e0100城", "葛城"),
        ("Mu\u0308nchen", "münchen"),
        ("M\u00fcnchen", "mu\u0308nchen"),
        ("Hà Nội", "ha no\u0323\u0302i"),
        ("И\u0306огурт", "\u0419огурт"),
        ("\u0419огурт", "и\u0306огурт"),
        ("\u30ac\u30b6", "カ\u3099サ\u3099"),
        ("カ\u3099サ\u3099", "\u30ac\u30b6"),
        ("\ud55c\uad6d", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "\ud55c\uad6d"),
        ("Ελλα\u0301δα", "Ελλ\u03acδα"),
    ],
)
def test_written_otherwise_and_still_the_same(
    put: Put, api: TestClient, stored: str, asked: str
) -> None:
    put(documents((ArticleSpec("a", title=f"X {stored} y"), ArticleSpec("b"))))
    assert _names(api, asked) == {"a"}
    assert _names(api, f"{asked}*") == {"a"}


def test_names_are_recognised_behind_invisible_characters(put: Put, api: TestClient) -> None:
    put(documents((ArticleSpec("a", body="Zelensky spoke."),)))
    answer = api.get("/articles", params={"q": "Zelen\u00adskyy"}).json()
    assert answer["total"]["value"] == 1
    assert "volodymyr-zelenskyy" in {hint["id"] for hint in answer["hints"]}


def _tokens(writer: OpenSearch, index: str, texts: Sequence[str]) -> list[int]:
    """Count the words that the index makes of each text."""
    body = {"analyzer": "exact_words", "text": list(texts)}
    ends, at = [], 0
    for text in texts:
        at += len(text.encode("utf-16-le")) // 2 + 1  # the engine counts code units
        ends.append(at)
    counts = [0] * len(texts)
    number = 0
    for token in writer.indices.analyze(index=index, body=body)["tokens"]:
        while token["start_offset"] >= ends[number]:
            number += 1
        counts[number] += 1
    return counts


def test_index_and_query_agree_on_what_is_a_word(writer: OpenSearch, names: IndexNames) -> None:
    """For every letter, digit and invisible character of the scripts that news is written in."""
    blocks = (*range(0x20, 0x780), *range(0x900, 0xE00), *range(0x10A0, 0x1200),
              *range(0x1E00, 0x2070), *range(0x3041, 0x3100), *range(0x4E00, 0x4F00),
              *range(0xAC00, 0xAD00), *range(0xFE00, 0xFE10), *range(0xFF10, 0xFF5B))  # fmt: skip
    characters = [chr(code) for code in blocks]
    index = names.generation(1)
    counts = dict(zip(characters, _tokens(writer, index, characters), strict=True))
    assert [c for c in characters if is_invisible(c) and counts[c]] == []
    unknown = {c for c in characters if has_word(c) and not counts[c]}
    assert unknown <= {"\u0c5d", "\u0cdd", "\u0d04"}, "letters younger than the engine's tables"
    hidden = [f"ab{c}cd" for c in characters if is_invisible(c)]
    assert set(_tokens(writer, index, hidden)) == {1}


def test_what_is_surely_one_word_is_one_word(writer: OpenSearch, names: IndexNames) -> None:
    rng = random.Random(7)
    letters = "abzXÉßøñжЖωΩאבمن한글가9日本上ひカタกา\u00b2①"
    texts = ["".join(rng.choices(letters, k=rng.randint(1, 4))) for _ in range(3000)]
    counts = _tokens(writer, names.generation(1), texts)
    wrong = [t for t, count in zip(texts, counts, strict=True) if is_one_word(t) and count != 1]
    assert wrong == []
    assert sum(map(is_one_word, texts)) > 300


def test_rule_for_invisible_characters_is_the_same_in_index_and_query() -> None:
    settings = index_body("articles")["settings"]
    pattern = settings["analysis"]["char_filter"]["invisible"]["pattern"]
    assert all(f"\\u{ord(c):04X}" in pattern for c in "\u00ad\u034f\u061c\u200b\u2060\ufeff")
