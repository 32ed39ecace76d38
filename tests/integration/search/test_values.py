"""Values of facets: each that is listed is taken by the filter, and found by what people type."""

import pytest
from fastapi.testclient import TestClient

from shared.search.filters.filter_input import filter_text
from tests.integration.search.conftest import Put
from tests.integration.search.documents import ArticleSpec, EventSpec, document, documents
from tests.integration.search.oracle.oracle import FACETS

pytestmark = pytest.mark.integration

SOURCES = (
    "Daily Käse", "El Pai\u0301s", "Straßenblatt", "STRASSE heute", "Øresund Avis", "Łódź Dziś",
    "İzmir Postası", "Известия", "Το Βήμα", "朝日新聞", "Ｆｕｌｌ Ｗｉｄｔｈ", "ﬁnanz-ﬁbel",
    "한국일보", "Người Việt", "-30-", "\\-30-", "\\\\", "-", "--", "a,b;c", "a|b", '"quoted"', "'",
    "two  spaces ", " ", "\t", "line\nbreak", "nul\x00l", "\x01\x02", "*", ".*", "(x", "[a-z]",
    "a/b\\c", "<b>&amp;", "100%", "a+b", "😀 News", "\u200bghost\u00ad", "\u202eshtur", "null",
    "x" * 1024, "-" * 1024, "é" * 1024, "😀" * 512, "AND", "NOT x", "source:x", "\ufffd",
)  # fmt: skip


def _put_sources(put: Put) -> None:
    put(
        documents(
            [ArticleSpec(f"s{number}", source=source) for number, source in enumerate(SOURCES)]
        )
    )


def _listed(api: TestClient, facet: str, **more: object) -> list[str]:
    answer = api.get(f"/facets/{facet}", params={"facet_size": 200, **more})
    assert answer.status_code == 200, answer.text
    return [value["id"] for value in answer.json()["values"]]


def _found(api: TestClient, facet: str, value: str) -> int:
    answer = api.get("/articles", params={facet: value, "facets": "", "limit": 1})
    assert answer.status_code == 200, (value, answer.text)
    total: int = answer.json()["total"]["value"]
    return total


def test_every_source_that_is_listed_is_taken_by_the_filter(put: Put, api: TestClient) -> None:
    _put_sources(put)
    listed = _listed(api, "source")
    assert sorted(listed) == sorted(SOURCES)
    for value in listed:
        assert _found(api, "source", filter_text(value)) == 1, value
        assert _found(api, "source", f"-{value}") == len(SOURCES) - 1, value


def test_every_source_is_found_by_its_beginning(put: Put, api: TestClient) -> None:
    _put_sources(put)
    for value in SOURCES:
        if typed := value[:100].strip().strip("\u200b\x01\x02"):
            assert value in _listed(api, "source", prefix=typed), value


TYPED = {
    "Daily Käse": ("käse", "KÄSE", "kase", "ka\u0308se", "daily ka", "DAILY KÄ"),
    "El Pai\u0301s": ("pais", "país", "PAÍS", "el p", "EL PAI"),
    "Straßenblatt": ("strassen", "STRASSEN", "straße", "STRAẞE"),
    "STRASSE heute": ("straße", "strasse h"),
    "Øresund Avis": ("ore", "øre", "ØRE", "avis"),
    "Łódź Dziś": ("lodz", "łódź", "ŁÓDŹ", "dzis"),
    "İzmir Postası": ("izmir", "İZMİR", "IZMIR", "postasi", "POSTASI"),
    "Известия": ("изв", "ИЗВ", "Известия"),
    "Το Βήμα": ("βημα", "ΒΗΜΑ", "βήμα", "το"),
    "朝日新聞": ("朝日",),
    "Ｆｕｌｌ Ｗｉｄｔｈ": ("full", "ｗｉｄ"),
    "ﬁnanz-ﬁbel": ("finanz", "fib"),
    "한국일보": ("한국",),
    "Người Việt": ("viet", "nguoi", "NGƯỜI"),
    "\u200bghost\u00ad": ("ghost", "gh\u00adost"),
    "a,b;c": ("b", "a,b"),
    "(x": ("(x", "x"),
    ".*": (".*", "."),
}


def test_source_is_found_whatever_its_case_and_accents(put: Put, api: TestClient) -> None:
    _put_sources(put)
    for value, typings in TYPED.items():
        for typed in typings:
            assert value in _listed(api, "source", prefix=typed), typed


def test_source_is_not_found_from_within_a_word(put: Put, api: TestClient) -> None:
    put(documents([ArticleSpec("a", source="Daily Käse"), ArticleSpec("b", source="El País")]))
    for typed in ("ase", "aily", "ais", "k.se", ".*", "[", "\u0301", "x" * 100):
        assert _listed(api, "source", prefix=typed) == [], typed


def test_prefix_counts_as_the_facet_does(put: Put, api: TestClient) -> None:
    put(documents([ArticleSpec(f"a{n}", source="The Café Post") for n in range(3)]
                  + [ArticleSpec("b", source="THE CAFE Post", language="fr")]
                  + [ArticleSpec("c", source="Other")]))  # fmt: skip
    answer = api.get("/facets/source", params={"prefix": "cafe", "language": "en"}).json()
    assert [(v["id"], v["label"], v["count"]) for v in answer["values"]] == [
        ("The Café Post", "The Café Post", 3)
    ]
    chosen = api.get("/facets/source", params={"prefix": "cafe", "source": "Other"}).json()
    assert {v["id"]: (v["count"], v["selected"]) for v in chosen["values"]} == {
        "The Café Post": (3, False), "THE CAFE Post": (1, False),
    }  # fmt: skip
    least = api.get("/facets/source", params={"prefix": "c", "facet_size": 1}).json()
    assert (least["values"][0]["id"], least["other"]) == ("The Café Post", 1)


def test_author_is_a_filter_and_a_facet(put: Put, api: TestClient) -> None:
    put(documents([
        ArticleSpec("a", authors=("Ana Ruíz", "Li Na"), leaders=("xi-jinping",)),
        ArticleSpec("b", authors=("ANA RUIZ",), published="2025-02-01"),
        ArticleSpec("c", authors=("Li Na",)), ArticleSpec("d"),
    ]))  # fmt: skip
    assert _listed(api, "author") == ["Li Na", "ANA RUIZ", "Ana Ruíz"]
    assert _listed(api, "author", prefix="ruiz") == ["ANA RUIZ", "Ana Ruíz"]
    assert _listed(api, "author", prefix="LI N", author="Ana Ruíz", match="all") == ["Li Na"]
    assert _listed(api, "author", prefix="uiz") == []
    assert (_found(api, "author", "Li Na"), _found(api, "author", "-Li Na")) == (2, 2)
    assert _found(api, "q", 'author:"Li Na" -author:Ana*') == 1
    both = {"author": ["Li Na", "Ana Ruíz"], "match": "all", "facets": "author", "limit": 1}
    page = api.get("/articles", params=both).json()
    assert page["total"]["value"] == 1
    assert {value["id"]: value["count"] for value in page["facets"]["author"]["values"]} == {
        "Ana Ruíz": 1, "Li Na": 1,
    }  # fmt: skip
    wrong = api.get("/articles", params={"author": "ana ruiz"})
    assert wrong.status_code == 422
    assert set(wrong.json()["errors"][0]["nearest"]) >= {"Ana Ruíz", "ANA RUIZ"}
    split = api.get("/timeline", params={"split": "author"}).json()["series"]
    assert {one["id"]: one["count"] for one in split} == {"Li Na": 2, "Ana Ruíz": 1, "ANA RUIZ": 1}
    network = api.get("/network", params={"between": "author,leader"}).json()["edges"]
    assert {(edge["source"], edge["target"]) for edge in network} == {
        ("Ana Ruíz", "xi-jinping"), ("Li Na", "xi-jinping"),
    }  # fmt: skip
    rows = api.get("/export.ndjson", params={"author": "Li Na"}).text
    assert rows.count("\n") == 2


def test_every_value_of_every_facet_is_taken_back(put: Put, api: TestClient) -> None:
    """Also such as the vocabulary has forgotten since the articles were tagged."""
    spec = ArticleSpec("a", leaders=("xi-jinping", "gone-leader"),
                officials=("jane-o-hara", "иван-иванов"), office="Président d'Honneur",
                countries=("CHN", "ZZZ"), language="tlh",
                events=(EventSpec("consult/visit", actors=("gone-leader", "ZZZ")),
                        EventSpec("gone/type", recipients=("иван-иванов", "CHN"))))  # fmt: skip
    statuses = ["occurred", "rumoured"]
    old = document(spec) | {"status": statuses, "status_any": statuses}
    old["kind"] = ["leader", "demigod"]
    put([old])
    for facet in FACETS:
        listed = _listed(api, facet)
        assert listed
        for value in listed:
            assert _found(api, facet, value) == 1, (facet, value)
            assert value in _listed(api, facet, **{facet: value})


@pytest.mark.parametrize(
    ("facet", "typed", "ids"),
    [
        ("leader", "o'ha", ["anna-o-hara", "joe-ohara"]),
        ("leader", "O’HA", ["anna-o-hara", "joe-ohara"]),
        ("leader", "lukasz", ["lukasz-wozniak"]),
        ("leader", "Łukasz", ["lukasz-wozniak"]),
        ("leader", "WOŹ", ["lukasz-wozniak"]),
        ("leader", "иванов", ["иван-иванов"]),
        ("leader", "ИВ", ["иван-иванов"]),
        ("leader", "weiß", ["max-weiss"]),
        ("language", "EN", ["en"]),
        ("language", "engl", ["en"]),
        ("language", "Français", []),
        ("office", "PRÉS", ["president"]),
        ("country", "COTE", ["CIV"]),
        ("country", "türk", ["TUR"]),
        ("event", "Visité", []),
        ("event", "VIS", ["consult/visit"]),
    ],
)
def test_prefix_folds_in_every_facet(
    put: Put, api: TestClient, facet: str, typed: str, ids: list[str]
) -> None:
    people = ("anna-o-hara", "joe-ohara", "lukasz-wozniak", "иван-иванов", "max-weiss")
    put(documents([ArticleSpec("a", officials=people, countries=("CIV", "TUR"),
                        events=(EventSpec("consult/visit"),))]))  # fmt: skip
    assert _listed(api, facet, prefix=typed) == ids


@pytest.mark.parametrize(
    ("parameter", "wrong", "first"),
    [
        ("country", "Kenya", "KEN"),
        ("leader", "putin", "vladimir-putin"),
        ("status", "happened", "occurred"),
        ("event", "parade", "mobilize/parade"),
        ("language", "French", "fr"),
        ("office", "the Prime Minister", "prime-minister"),
        ("source", "-30", None),
        ("source", "the wire (daily)", "The Daily Wire"),
        ("source", "-30-", "\\-30-"),
    ],
)
def test_wrong_value_gets_the_likeliest_right_one_first(
    put: Put, api: TestClient, parameter: str, wrong: str, first: str | None
) -> None:
    put(
        documents(
            [
                ArticleSpec("a", source="The Daily Wire"),
                ArticleSpec("b", source="-30-", language="fr"),
            ]
        )
    )
    answer = api.get("/articles", params={parameter: wrong})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["parameter"] == parameter
    if first is not None:
        assert error["nearest"][0] == first
        assert api.get("/articles", params={parameter: error["nearest"][0]}).status_code == 200


def test_many_wrong_values_are_all_told_and_the_first_helped(api: TestClient) -> None:
    wrong = [f"nobody-{number}" for number in range(50)]
    answer = api.get("/articles", params={"leader": wrong})
    assert answer.status_code == 422
    assert len(answer.json()["errors"]) == 50
