"""Values and labels of the facets, and which one was perhaps meant."""

import pytest

from shared.search.facet_registry import FacetName
from shared.search.filters.country_codes import ALPHA_2
from shared.search.filters.known_values import KnownValues
from shared.search.index.comparable_text import fold_text
from shared.vocabulary import load


@pytest.fixture(scope="module")
def values() -> KnownValues:
    return KnownValues(load())


@pytest.mark.parametrize(
    ("facet", "wrong", "meant"),
    [
        ("country", "Kenya", "KEN"),
        ("country", "kenia", "KEN"),
        ("country", "KE", "KEN"),
        ("country", "DE", "DEU"),
        ("country", "rus", "RUS"),
        ("country", "Rusia", "RUS"),
        ("country", "Korea", "KOR"),
        ("country", "Burma", "MMR"),
        ("country", "Kenyan", "KEN"),
        ("country", "cote d’ivoire", "CIV"),
        ("country", "TÜRKİYE", "TUR"),
        ("country", "U.K.", "GBR"),
        ("leader", "putin", "vladimir-putin"),
        ("leader", "PUTIN, Vladimir", "vladimir-putin"),
        ("leader", "putin-vladimir", "vladimir-putin"),
        ("leader", "putni", "vladimir-putin"),
        ("leader", "president macron", "emmanuel-macron"),
        ("leader", "Erdoğan", "recep-tayyip-erdogan"),
        ("leader", "Erdogan", "recep-tayyip-erdogan"),
        ("leader", "zelensky", "volodymyr-zelenskyy"),
        ("event", "consult/visits", "consult/visit"),
        ("event", "parade", "mobilize/parade"),
        ("event", "Military parade", "mobilize/parade"),
        ("event", "visits", "consult/visit"),
        ("event", "summit", "consult/multilateral"),
        ("event", "cease-fire", "retreat/ceasefire"),
        ("event", "sanctions", "sanction"),
        ("event", "manoeuvres", "cooperate/military"),
        ("status", "happened", "occurred"),
        ("status", "Scheduled", "planned"),
        ("status", "soon", "planned"),
        ("status", "ocurred", "occurred"),
        ("office", "Prime Minister", "prime-minister"),
        ("office", "pm", "prime-minister"),
        ("office", "presidents", "president"),
        ("kind", "leaders", "leader"),
        ("actor", "Iran", "IRN"),
        ("actor", "putin", "vladimir-putin"),
        ("recipient", "UK", "GBR"),
        ("recipient", "zelensky", "volodymyr-zelenskyy"),
    ],
)
def test_likeliest_value_is_offered_first(
    values: KnownValues, facet: FacetName, wrong: str, meant: str
) -> None:
    assert values.label(facet, wrong) is None
    assert values.nearest(facet, wrong)[0] == meant


@pytest.mark.parametrize(
    ("wrong", "code"),
    [("German", "de"), ("Deutsch", "de"), ("français", "fr"), ("FRANCAIS", "fr"), ("en-US", "en"),
     ("English", "en"), ("русский", "ru"), ("中文", "zh")],
)  # fmt: skip
def test_name_of_a_language_leads_to_its_code(values: KnownValues, wrong: str, code: str) -> None:
    assert values.nearest("language", wrong, ["en", "de", "fr", "ru", "zh"])[0] == code


def test_language_without_an_article_is_not_offered(values: KnownValues) -> None:
    assert values.nearest("language", "German", ["en", "fr"]) == ("en", "fr")


def test_value_that_more_articles_have_comes_first(values: KnownValues) -> None:
    assert values.nearest("leader", "bush", ["george-w-bush", "jeb-bush"])[0] == "george-w-bush"
    assert values.nearest("leader", "bush", ["jeb-bush"])[0] == "jeb-bush"


def test_value_that_nothing_is_like_gets_all_of_a_few_or_none(values: KnownValues) -> None:
    assert values.nearest("status", "qqqq") == tuple(values.ids("status"))
    assert values.nearest("leader", "qqqqqqqq") == ()


def test_values_of_the_index_are_offered_too(values: KnownValues) -> None:
    assert values.nearest("source", "Exampel Wire", ["Other", "Example Wire"])[0] == "Example Wire"


def test_role_has_the_labels_of_leaders_and_countries(values: KnownValues) -> None:
    assert values.name("actor", "ISR") == "Israel"
    assert values.name("recipient", "vladimir-putin") == "Vladimir Putin"
    assert values.name("actor", "jane-doe") == "Jane Doe"


def test_value_without_a_label_gets_one(values: KnownValues) -> None:
    assert values.name("leader", "jane-doe") == "Jane Doe"
    assert values.name("source", "the-post") == "the-post"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Käse", "kase"), ("KA\u0308SE", "käse"), ("Straße", "STRASSE"), ("ẞ", "ss"),
        ("Ørsted", "orsted"), ("ŁÓDŹ", "lodz"), ("İstanbul", "istanbul"), ("ısparta", "ISPARTA"),
        ("Известия", "ИЗВЕСТИЯ"), ("Йод", "и\u0306од"), ("Ελλάδα", "ΕΛΛΑΔΑ"), ("νόμος", "ΝΟΜΟΣ"),
        ("ﬁnanz", "FINANZ"), ("ＮＨＫ", "nhk"), ("대한", "\u1103\u1162\u1112\u1161\u11ab"),
        ("ガ", "カ\u3099"), ("مُحَمَّد", "محمد"), ("Đại", "dai"), ("a\u00adb", "AB"),
        ("a \t\n b", "A b"),
    ],
)  # fmt: skip
def test_same_name_in_another_writing_is_the_same(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(("one", "other"), [("กิน", "กิ"), ("か", "が"), ("कि", "कु"), ("ab", "a b")])
def test_other_name_is_another(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


def test_every_country_has_a_code_of_two_letters() -> None:
    assert ALPHA_2.keys() == load().countries.keys()
