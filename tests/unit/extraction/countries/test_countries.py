import pytest

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.tag_finder import countries, rules


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("South Korea and North Korea met.", {"KOR", "PRK"}),
        ("Papua New Guinea, Guinea-Bissau and Guinea agreed.", {"PNG", "GNB", "GIN"}),
        ("Niger is not Nigeria.", {"NER", "NGA"}),
        ("The Democratic Republic of the Congo and the Republic of the Congo met.", {"COD", "COG"}),
        ("Dominica and the Dominican Republic voted.", {"DMA", "DOM"}),
        ("The US told us to wait.", {"USA"}),
        ("It is for us to say, and IT said so.", set()),
        ("U.S.-led forces and a pro-Russian party.", {"USA", "RUS"}),
        ("COTE D'IVOIRE BEATS GHANA", {"CIV", "GHA"}),
        ("They met in Berlin.", {"DEU"}),
        ("The Kremlin was silent; Downing Street was not.", {"RUS", "GBR"}),
        ("Georgia's parliament in Tbilisi passed the law.", {"GEO"}),
        ("Jordan's king flew to Chad.", {"JOR", "TCD"}),
        ("The Polish minister resigned.", {"POL"}),
    ],
)
def test_a_country_counts_by_name_adjective_people_and_capital(
    extract: Extract, text: str, codes: set[str]
) -> None:
    assert countries(extract(text)) == codes


@pytest.mark.parametrize(
    "text",
    [
        "He moved from Paris, Texas, to Athens, Ohio.",
        "They live in Lebanon, Pa., near the school.",
        "New Mexico and New England expect snow.",
        "She ordered French fries and a Panama hat.",
        "North America, South America and Latin America.",
        "Air France and American Airlines merged.",
        "The Washington Post and China Daily reported it.",
        "He teaches the Spanish language, and speaks only French.",
        "Jordan Smith met Chad Johnson and Israel Gonzalez.",
        "Michael Jordan played well.",
        "Georgia Stevens of Atlanta, Georgia, paid.",
        "Polish the silver before you go.",
        "They lined up the turkey on the table.",
        "A fire broke out on Moscow Road in Dublin Township.",
        "Lebanon High School won the game.",
        "Work goes on along US-24.",
        "Lawmakers of Oregon and Washington agreed.",
        "The Paris City Council met. A man, 42, of Paris was praised.",
        "The Indian Ocean and the South China Sea are warm.",
    ],
)
def test_other_places_persons_and_things_of_the_same_name_do_not_count(
    extract: Extract, text: str
) -> None:
    assert countries(extract(text)) == set()


def test_each_mention_names_its_rule(extract: Extract) -> None:
    found = extract("Norwegians trust Norway: the Norwegian way. Oslo and the Kremlin agreed.")
    assert rules(found, "country") == [
        ("NOR", "Norwegians", "people"),
        ("NOR", "Norway", "name"),
        ("NOR", "Norwegian", "demonym"),
        ("NOR", "Oslo", "capital"),
        ("RUS", "Kremlin", "government"),
    ]


def test_a_dateline_tags_nothing_and_is_given_apart(extract: Extract) -> None:
    found = extract("BEIJING, Aug 28 (Reuters) - Prices fell again.")
    assert countries(found) == set()
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.country) == ("BEIJING", "CHN")


def test_a_country_of_the_dateline_counts_where_the_text_names_it_again(extract: Extract) -> None:
    assert countries(extract("PARIS (AFP) - Prices fell again in Paris.")) == {"FRA"}


def test_the_name_of_a_leader_does_not_make_his_country_count(extract: Extract) -> None:
    assert countries(extract("Vladimir Putin met Narendra Modi.")) == set()


def test_one_town_with_its_state_makes_all_of_its_name_the_town(extract: Extract) -> None:
    found = extract("Fire struck Paris, Texas. The mayor of Paris thanked the crews.")
    assert countries(found) == set()


def test_the_rest_of_the_article_decides_between_state_and_country(extract: Extract) -> None:
    assert countries(extract("Georgia and Armenia opened the border.")) == {"GEO", "ARM"}
    assert countries(extract("Georgia and Alabama share a lake.")) == set()


def test_a_namesake_in_local_news_is_no_capital(extract: Extract) -> None:
    local = "The county sheriff said the Athens council will vote on the road."
    assert countries(extract(local)) == set()
    assert countries(extract("Strikes closed the airport of Athens.")) == {"GRC"}


def test_a_word_in_lower_case_elsewhere_is_a_word(extract: Extract) -> None:
    assert countries(extract("Turkey was served. The turkey was dry.")) == set()
    assert countries(extract("Turkey raised its rates.")) == {"TUR"}


@pytest.mark.parametrize(
    "text",
    [
        "A Norway man was sentenced in Oxford County.",
        "The Athens First United Methodist Church collects coats.",
        "The barn stood outside Lebanon, 30 miles north of Nashville.",
        "Varsity wrestlers of Moscow meet at the gymnasium; call 555-0142 for seats.",
        "The Georgia National Guard sent two trucks.",
        "She runs a bakery in Pinehurst, Washington with her sister.",
    ],
)
def test_a_town_beside_its_people_and_news_is_no_country(extract: Extract, text: str) -> None:
    assert countries(extract(text)) == set()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Norway will cut its output.", {"NOR"}),
        ("The county sheriff said the truck had come from Mexico.", {"MEX"}),
        ("Magistrates in London fined a landlord of the borough.", {"GBR"}),
        ("Chad has taken in refugees. A pupil named Chad Mercer wept.", {"TCD"}),
        ("The Israel Police and the Israel Antiquities Authority agreed.", {"ISR"}),
        ("Envoys left Paris, Washington and London.", {"FRA", "USA", "GBR"}),
        ("Envoys of Moscow, Washington, Beijing and Paris met.", {"RUS", "USA", "CHN", "FRA"}),
        ("TBILISI, Georgia. Georgian police dispersed the crowd.", {"GEO"}),
        ("The two Koreas met.", {"KOR", "PRK"}),
    ],
)
def test_the_country_counts_where_no_town_is_spoken_of(
    extract: Extract, text: str, codes: set[str]
) -> None:
    assert countries(extract(text)) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The People's Republic of China lent the money.", {"CHN"}),
        ("Delegates of the Democratic People's Republic of Korea sat down.", {"PRK"}),
        ("The Republic of China, with its seat in Taipei, lent the money.", {"TWN"}),
        ("FOLLOW US ON ALL CHANNELS", set()),
        ("Allies follow US sanctions.", {"USA"}),
        ("The Malaysian Indian Congress left the coalition.", set()),
        ("More news below.\n\nROME, May 3 (ANSA) - Rain fell in Norway.", {"NOR"}),
    ],
)
def test_whole_names_imperatives_and_later_datelines(
    extract: Extract, text: str, codes: set[str]
) -> None:
    assert countries(extract(text)) == codes
