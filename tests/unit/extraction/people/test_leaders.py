import pytest

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.tag_finder import leaders, rules


@pytest.mark.parametrize(
    "name",
    ["Aleksandar Vučić", "Aleksandar Vucic", "ALEKSANDAR VUCIC", "Aleksandar Vuc\u030cic\u0301"],
)
def test_accents_and_capitals_do_not_hide_a_name(extract: Extract, name: str) -> None:
    assert leaders(extract(f"A speech by {name} was heard.")) == {"aleksandar-vucic"}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Kim Jong-un came.", "kim-jong-un"),
        ("Kim Jong Un came.", "kim-jong-un"),
        ("Masoud Pezashkian came.", "masoud-pezeshkian"),
        ("Volodymyr Zelensky came.", "volodymyr-zelenskyy"),
        ("Volodymyr Zelenskiy came.", "volodymyr-zelenskyy"),
        ("Donald J. Trump came.", "donald-trump"),
        ("J.D. Vance came.", "j-d-vance"),
        ("George H.W. Bush came.", "george-h-w-bush"),
    ],
)
def test_spelling_variants_are_one_person(extract: Extract, text: str, id: str) -> None:
    assert leaders(extract(text)) == {id}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Volodymyr Zelensky came.", "Volodymyr Zelensky"),
        ("Volodymyr Zelenskyy came.", "Volodymyr Zelenskyy"),
        ("Moammar Gadhafi fell in 2011.", "Moammar Gadhafi"),
        ("Sir Keir Starmer came.", "Keir Starmer"),
        ("Masoud Pezashkian came.", "Masoud Pezeshkian"),
        ("ALEKSANDAR VUCIC came.", "Aleksandar Vučić"),
    ],
)
def test_a_record_spells_a_name_as_the_article_does(extract: Extract, text: str, name: str) -> None:
    assert [tag.name for tag in extract(text).leaders] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Sample, who was president of Kenya from 1990 to 1999, sang.",
        "Nobody had seen the first American president who could dance.",
        "Dumfries and Galloway police closed the road in Scotland.",
        "Shares of General Motors rose.",
    ],
)
def test_an_office_or_surname_of_nobody_in_particular(extract: Extract, text: str) -> None:
    assert leaders(extract(text, published="2021-06-15")) == set()


def test_a_surname_after_the_full_name_is_the_same_person(extract: Extract) -> None:
    found = extract("Angela Merkel arrived. Merkel's aides followed.", published="2015-06-01")
    assert rules(found, "leader") == [
        ("angela-merkel", "Angela Merkel", "full-name"),
        ("angela-merkel", "Merkel", "surname"),
    ]


def test_a_surname_in_the_headline_is_explained_by_the_body(extract: Extract) -> None:
    found = extract("Gordon Brown resigned in London.", title="Brown resigns")
    assert leaders(found) == {"gordon-brown"}
    assert found.leaders[0].mentions == 2


@pytest.mark.parametrize(
    ("text", "day", "id"),
    [
        ("Trudeau spoke in Ottawa.", "2020-01-06", "justin-trudeau"),
        ("Trudeau spoke in Ottawa.", "1975-01-06", "pierre-trudeau"),
        ("Kirchner won in Argentina.", "2005-03-01", "nestor-kirchner"),
        ("Kirchner won in Argentina.", "2010-12-01", "cristina-fernandez-de-kirchner"),
        ("Bush spoke in Washington.", "1990-05-01", "george-h-w-bush"),
        ("Bush spoke in Washington.", "2004-05-01", "george-w-bush"),
        ("President Park arrived from Seoul.", "2014-05-01", "park-geun-hye"),
        ("Prime Minister Lee of Singapore agreed.", "2014-05-01", "lee-hsien-loong"),
    ],
)
def test_leaders_of_one_surname_are_told_apart_by_date_and_country(
    extract: Extract, text: str, day: str, id: str
) -> None:
    assert leaders(extract(text, published=day)) == {id}


def test_short_names_in_a_list_need_no_full_name(extract: Extract) -> None:
    found = extract("Xi, Putin and Kim will meet.", published="2025-08-28")
    assert leaders(found) == {"xi-jinping", "vladimir-putin", "kim-jong-un"}


def test_a_headline_in_capitals_loses_nobody(extract: Extract) -> None:
    found = extract("", title="TRUMP MEETS PUTIN IN ALASKA", published="2025-08-15")
    assert leaders(found) == {"donald-trump", "vladimir-putin"}


def test_a_slip_in_a_list_of_leaders_is_mended(extract: Extract) -> None:
    found = extract("Macorn, Scholz and Meloni agreed.", published="2024-05-01")
    assert ("emmanuel-macron", "Macorn", "typo-in-list") in rules(found, "leader")


def test_a_slip_in_a_short_name_needs_the_same_company_elsewhere(extract: Extract) -> None:
    body = "Apart from Putin and Ki, many came. Putin and Kim Jong Un waved."
    found = extract(body, published="2025-09-03")
    assert ("kim-jong-un", "Ki", "typo-in-list") in rules(found, "leader")
    alone = extract("Apart from Putin and Ki, many came.", published="2025-09-03")
    assert leaders(alone) == {"vladimir-putin"}


@pytest.mark.parametrize(
    "text",
    [
        "A film with Kim Kardashian opened.",
        "Melania Trump wore blue.",
        "They met in Trump Tower near Kennedy International Airport.",
        "The Obama Foundation gave an award.",
        "A bush fire burnt; rice and brown bread are dear.",
        "Central Park was closed in May.",
        "Park Avenue is long.",
        "It happened on May 5, and in May last year.",
        "Lincoln Logs are sold by Ford.",
        "She took a flight from Ronald Reagan Washington National Airport.",
        "The shop opens at 9 a.m. Friday.",
    ],
)
def test_words_things_and_other_people_are_no_leaders(extract: Extract, text: str) -> None:
    assert leaders(extract(text, published="2019-05-28")) == set()


def test_a_different_given_name_keeps_the_surname_to_itself(extract: Extract) -> None:
    found = extract("Roger Clinton sang. Clinton was applauded.", published="1996-05-01")
    assert leaders(found) == set()


def test_the_son_of_a_leader_is_another_person(extract: Extract) -> None:
    assert "donald-trump" not in leaders(extract("Donald Trump Jr. spoke."))


@pytest.mark.parametrize(
    ("text", "day", "id"),
    [
        ("The French president met farmers.", "2010-05-01", "nicolas-sarkozy"),
        ("The French president met farmers.", "2025-05-01", "emmanuel-macron"),
        ("The president of Brazil met farmers.", "2024-05-01", "luiz-inacio-lula-da-silva"),
        ("Britain's prime minister met farmers.", "2024-03-01", "rishi-sunak"),
    ],
)
def test_an_office_is_resolved_as_of_the_date(
    extract: Extract, text: str, day: str, id: str
) -> None:
    found = extract(text, published=day)
    assert leaders(found) == {id}
    assert rules(found, "leader")[0][2] == "office"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The French president met farmers.", None),
        ("The former French president met farmers.", "2025-05-01"),
        ("The then French president met farmers.", "2025-05-01"),
        ("The president met farmers.", "2025-05-01"),
    ],
)
def test_an_office_is_left_open_without_date_country_or_present(
    extract: Extract, text: str, day: str | None
) -> None:
    assert leaders(extract(text, published=day)) == set()


def test_the_office_shown_is_that_of_the_articles_time(extract: Extract) -> None:
    first = extract("Angela Merkel spoke.", published="2010-01-01").leaders[0]
    assert (first.office, first.country, first.kind, first.linked) == (
        "Chancellor",
        "DEU",
        "leader",
        True,
    )


def test_people_outside_the_vocabulary_are_found_by_title_and_apposition(
    extract: Extract,
) -> None:
    found = extract(
        "Norway's Foreign Minister Olav Testmann met Per Prøve, deputy defence minister of Norway."
    )
    people = {tag.id: tag for tag in found.leaders}
    assert set(people) == {"olav-testmann", "per-prove"}
    minister, deputy = people["olav-testmann"], people["per-prove"]
    assert (minister.office, minister.country, minister.linked) == (
        "Foreign Minister",
        "NOR",
        False,
    )
    assert (deputy.kind, deputy.country, deputy.name) == ("official", "NOR", "Per Prøve")


def test_an_under_secretary_general_is_an_official(extract: Extract) -> None:
    found = extract("The United Nations will send Under-Secretary-General Ann Example.")
    assert [(tag.id, tag.kind) for tag in found.leaders] == [("ann-example", "official")]


def test_a_politician_is_known_by_what_the_sentence_says(extract: Extract) -> None:
    found = extract(
        "In the 1998 election the party nominated Maria Testova for parliament. Testova won."
    )
    assert [(id, rule) for id, _, rule in rules(found, "leader")] == [
        ("maria-testova", "political-context"),
        ("maria-testova", "surname"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Sample, president of the college, welcomed the students.",
        "The county commission and its chairman Bob Sample voted on the school board's budget.",
        "The novel by author Jane Sample tells of an election and a president.",
    ],
)
def test_local_and_private_offices_make_no_leader(extract: Extract, text: str) -> None:
    assert leaders(extract(text)) == set()


def test_an_administration_is_a_mention_of_its_head(extract: Extract) -> None:
    found = extract("The Bush administration told Congress of Iraq.", published="2003-02-01")
    assert leaders(found) == {"george-w-bush"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Roads cost more, said Fiona Braithwaite (Labour).", ("fiona-braithwaite", "party")),
        ("They asked Carl Rustad, R-N.D., to write the bill.", ("carl-rustad", "party")),
        (
            "Hundley was first elected to parliament as a Liberal in 1994.",
            ("hundley", "candidacy"),
        ),
        (
            "In the election of 1922, Paverley kept his seat in parliament.",
            ("paverley", "candidacy"),
        ),
    ],
)
def test_a_party_or_a_candidacy_makes_a_politician(
    extract: Extract, text: str, rule: tuple[str, str]
) -> None:
    assert [(m.id, m.rule) for m in extract(text).mentions if m.facet == "leader"] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Voters ran for shelter after the election of a new parliament.",
        "Fidesz ran in the election for parliament and won.",
        "Hundley was elected to the school board; the county election is over, said a senator.",
        "The choir (green) and the band (gold) sang.",
    ],
)
def test_neither_words_nor_parties_nor_townspeople_are_candidates(
    extract: Extract, text: str
) -> None:
    assert leaders(extract(text)) == set()


def test_an_office_that_anybody_may_hold_names_nobody(extract: Extract) -> None:
    for text in ("A French president would agree.", "No German chancellor has said so."):
        assert leaders(extract(text, published="2019-03-04")) == set()
    assert leaders(extract("The French president agreed.", published="2019-03-04")) == {
        "emmanuel-macron"
    }


def test_a_deputy_is_not_the_holder(extract: Extract) -> None:
    found = extract("Germany's deputy foreign minister came.", published="2014-03-04")
    assert leaders(found) == set()


def test_a_hyphen_makes_another_person_or_a_meeting(extract: Extract) -> None:
    assert leaders(extract("The baker Tony Blair-Fisher sang.")) == set()
    both = extract("The Donald Trump-Xi Jinping talks ended.", published="2018-12-02")
    assert leaders(both) == {"donald-trump", "xi-jinping"}


@pytest.mark.parametrize(
    ("day", "id"),
    [
        ("1980-01-01", "ferdinand-marcos"),
        ("2025-04-26", "ferdinand-marcos-jr"),
        (None, "ferdinand-marcos"),
    ],
)
def test_father_and_son_of_one_name_are_told_apart_by_the_office_on_the_day(
    extract: Extract, day: str | None, id: str
) -> None:
    found = extract("Philippine President Ferdinand Marcos spoke.", published=day)
    assert leaders(found) == {id}


@pytest.mark.parametrize(
    "text",
    [
        "The US Justice Department declined to comment to Congress.",
        "The Court of Justice of the European Union ruled against the US government.",
        "Justice must be done, the US senators said.",
        "Cable News Network showed the British government's plans.",
        "Firms such as Simon & Schuster print books of US senators.",
        "The Falcon 9 rocket rose, Venezuela's government said.",
        "A US editor, Paul Tait, wrote of senators. Paul and others cheered.",
        "Bloomberg told of a plan of the US government.",
    ],
)
def test_a_surname_within_another_name_is_no_leader(extract: Extract, text: str) -> None:
    assert leaders(extract(text, published="2020-05-28")) == set()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rumsfeld spoke in the United States of the election.", "2019-05-01"),
        ("Justice spoke in the United States of the election.", "2019-05-01"),
    ],
)
def test_a_surname_alone_needs_somebody_in_the_news(extract: Extract, text: str, day: str) -> None:
    assert leaders(extract(text, published=day)) == set()


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Prime Minister Kallas of Estonia resigned.", "2002-12-01", {"siim-kallas"}),
        ("Prime Minister Kallas of Estonia resigned.", "2022-12-01", {"kaja-kallas"}),
        ("Prime Minister Kallas of Estonia resigned.", "1999-12-01", set()),
    ],
)
def test_a_title_links_only_to_who_could_hold_the_office_by_then(
    extract: Extract, text: str, day: str, expected: set[str]
) -> None:
    assert {tag.id for tag in extract(text, published=day).leaders if tag.linked} == expected


@pytest.mark.parametrize(
    "text",
    [
        "She wants to be president of the United States.",
        "He was elected president of the United States after a long night.",
        "The club is led by the president of the French Riding Federation.",
    ],
)
def test_an_office_without_its_holder_means_nobody(extract: Extract, text: str) -> None:
    assert leaders(extract(text, published="2023-05-01")) == set()


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("The Rt. Hon. Abena Testova moved the motion.", "abena-testova"),
        ("They thanked H.E. Sheikh Zoltan bin Test of the emirate.", "zoltan-bin-test"),
        ("Her Excellency Dr. Abena Testova met the delegates.", "abena-testova"),
        ("They chose Abena Testova of the New Harbour Party as well.", "abena-testova"),
        ("President of the Senate, Abena Testova, and Senator Test met.", "abena-testova"),
        ("The Organization of American States (OAS) head Abena Testova left.", "abena-testova"),
        ("Victor Yanukovych came.", "viktor-yanukovych"),
        ("They heard Reform Party for the North leader Abena Testova.", "abena-testova"),
        ("They heard Movement for Honest Change leader Abena Testova.", "abena-testova"),
    ],
)
def test_forms_of_address_parties_and_bodies_show_people_of_office(
    extract: Extract, text: str, id: str
) -> None:
    assert id in leaders(extract(text))


@pytest.mark.parametrize(
    "text",
    [
        "Hon hen is a kind of bread.",
        "Abena Testova of the Boston Party Orchestra played.",
        "Abena Testova of a party of ten played.",
        "Acme Ltd (ACM) head Abena Testova bought the shop.",
    ],
)
def test_other_parties_and_heads_make_nobody_a_leader(extract: Extract, text: str) -> None:
    assert leaders(extract(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The minister walked to the Senate past the party's guests. Sarah Miller/AFP",
        "The senator will lose the election, said Sarah Miller at the institute for elections.",
    ],
)
def test_who_took_the_picture_or_is_asked_is_no_politician(extract: Extract, text: str) -> None:
    assert leaders(extract(text)) == set()


def test_a_source_that_a_phrase_describes_may_be_one(extract: Extract) -> None:
    text = "The party will win the election, said Sarah Miller, chair of the senate campaign."
    assert leaders(extract(text)) == {"sarah-miller"}
