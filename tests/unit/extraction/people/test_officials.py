"""Officials who act for a state are found by their office; officers of firms and clubs are none."""

import pytest

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.tag_finder import leaders

DAY = "2021-06-15"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("The city's police chief, Ann Example, asked for patience.", "ann-example"),
        ("Northtown Police Chief Ann Example asked for patience.", "ann-example"),
        ("Ann Example, the provincial police commissioner, asked for patience.", "ann-example"),
        ("Japan's ambassador to Kenya, Mr Jun Testura, opened the school.", "jun-testura"),
        ("A spokesman for the Water Bureau (WB) Paul Sample declined to speak.", "paul-sample"),
        ("Interior ministry spokeswoman Maria Testova said the road was shut.", "maria-testova"),
        ("Deputy White House press secretary Maria Testova said no.", "maria-testova"),
        ("Gen. Paul Sample inspected the trenches.", "paul-sample"),
        ("Army commander Major General Paul Sample inspected them.", "paul-sample"),
        ("Paul Sample, 51, the head of the tax authority, resigned.", "paul-sample"),
        ("Judge Maria Testova sentenced him to a year.", "maria-testova"),
        ("District court judge Maria Testova sentenced him to a year.", "maria-testova"),
        ("Public prosecutor Maria Testova charged two men.", "maria-testova"),
        ("Ann Example, who heads the border guard, resigned.", "ann-example"),
        ("The Dutch delegate, Maria Testova, left the room.", "maria-testova"),
        ("State Department official Paul Sample testified.", "paul-sample"),
        ("Paul Sample, who is now a magistrate, was robbed.", "paul-sample"),
        ("The director of public prosecutions, Maria Testova, appealed.", "maria-testova"),
        ("Paul Sample, the former F.B.I. director, wrote a book.", "paul-sample"),
        ("FBI Special Agent in Charge Maria Testova declined to speak.", "maria-testova"),
        ("Norway's chief medical officer, Maria Testova, was calm.", "maria-testova"),
        ("Department of Correction spokesman Paul Sample said the gate was shut.", "paul-sample"),
        ("A spokesperson for the Guards Brigade, Captain Paul Sample, said no.", "paul-sample"),
        ("Harvest Party spokeswoman Maria Testova said no.", "maria-testova"),
        ('Chief of Staff Robert "Bob" Sample resigned.', "robert-bob-sample"),
    ],
)
def test_an_official_is_known_by_role_and_body(extract: Extract, text: str, id: str) -> None:
    found = extract(text, published=DAY)
    assert leaders(found) == {id}
    assert found.leaders[0].kind == "official"


def test_a_leader_of_a_party_is_a_leader(extract: Extract) -> None:
    found = extract("Harvest Party leader Maria Testova asked for a debate.", published=DAY)
    assert [(tag.id, tag.kind, tag.office) for tag in found.leaders] == [
        ("maria-testova", "leader", "Party Leader")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Testova, chief executive of the airline, apologised.",
        "Police officer Paul Sample fell off his bicycle.",
        "Acme chief executive officer Maria Testova apologised.",
        "Maria Testova, UN director at Acme Watch, spoke.",
        "Acme Chief Executive Maria Testova apologised.",
        "Maria Testova, vice president of Acme, sold her shares.",
        "Maria Testova, president of the French Rowing Federation, thanked the riders.",
        "Maria Testova, managing director of Acme Portugal, praised the market.",
        "Defence attorney Maria Testova asked the jury to wait.",
        "The dancing contest's judge Maria Testova clapped.",
        "Bank spokesman Paul Sample said the tills were closed.",
        "University spokeswoman Maria Testova said term begins in May.",
        "The team's general manager, Paul Sample, signed a striker.",
        "Paul Sample, a member of the National Soccer Hall of Fame, waved.",
    ],
)
def test_officers_of_firms_clubs_and_schools_are_none(extract: Extract, text: str) -> None:
    assert leaders(extract(text, published=DAY)) == set()


def test_the_president_of_a_club_is_none_where_nothing_is_of_state(extract: Extract) -> None:
    body = "The club lost again, and president Paul Sample blamed the referee. " + 20 * (
        "The striker missed a penalty before the break. "
    )
    assert leaders(extract(body, published=DAY)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The file went to the attorney general.\n\nTestova waits for an answer.",
        "It was sent to the foreign minister.\n\nLater Years Were Quiet",
    ],
)
def test_a_title_names_nobody_beyond_its_paragraph(extract: Extract, text: str) -> None:
    assert leaders(extract(text, published=DAY)) == set()


@pytest.mark.parametrize("title", ["Attorney General Steps Aside", "Prime Minister Faces Boos"])
def test_what_a_headline_tells_of_a_title_is_no_name(extract: Extract, title: str) -> None:
    assert leaders(extract("It rained.", title=title, published=DAY)) == set()


def test_the_party_after_a_name_counts_in_local_news_too(extract: Extract) -> None:
    text = "The county sheriff met Carl Rustad (R-Ohio) at the fair."
    assert leaders(extract(text, published=DAY)) == {"carl-rustad"}


def test_a_title_and_a_surname_mean_the_person_named_in_full(extract: Extract) -> None:
    text = "Mayor Paul Sample opened the bridge. Mayor Sample then left."
    found = extract(text, published=DAY)
    assert [(tag.id, tag.mentions) for tag in found.leaders] == [("paul-sample", 2)]


def test_a_plural_role_introduces_all_its_names(extract: Extract) -> None:
    text = "Deputy ministers Ann Example, Paul Sample and Maria Testova left early."
    found = leaders(extract(text, published=DAY))
    assert found == {"ann-example", "paul-sample", "maria-testova"}


def test_an_acronym_is_of_a_public_body_where_the_article_explains_it(extract: Extract) -> None:
    text = "A WTA spokesman, Paul Sample, spoke. The Water Treatment Authority (WTA) was asked."
    assert leaders(extract(text, published=DAY)) == {"paul-sample"}
    assert leaders(extract("A WTA spokesman, Paul Sample, spoke.", published=DAY)) == set()


def test_a_spokeswoman_of_a_politician_is_an_official(extract: Extract) -> None:
    text = "Angela Merkel was ill. A Merkel spokeswoman, Ann Example, told the press."
    assert leaders(extract(text, published="2015-06-15")) == {"angela-merkel", "ann-example"}


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Sgt. Paul Sample wrote the report.", "Paul Sample", "Sergeant"),
        ("MP Joseph A. Day asked why.", "Joseph A. Day", "Member of Parliament"),
        ("The ministry's director-general, P.J. Sample, knew.", "P.J. Sample", "Director-General"),
    ],
)
def test_the_office_is_spelt_out(extract: Extract, text: str, name: str, office: str) -> None:
    assert [(t.name, t.office) for t in extract(text, published=DAY).leaders] == [(name, office)]
