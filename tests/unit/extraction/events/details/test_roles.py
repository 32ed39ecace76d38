"""Who acts and who is acted upon, by what the clause looks like."""

from datetime import date

import pytest

from shared.domain.articles import ArticleText
from tests.unit.extraction.events.event_finder import EventFinder

DAY = date(2025, 3, 10)

CLAUSES = [
    # the active and the passive voice
    ("Peru accused Chile of spying.", ["PER"], ["CHL"]),
    ("Peru was accused by Chile of spying.", ["CHL"], ["PER"]),
    ("Fighter jets from Egypt bombed a camp in Libya.", ["EGY"], ["LBY"]),
    ("A village in Mali was shelled by troops from Niger.", ["NER"], []),
    # aims and ways of the act
    ("Canada imposed sanctions on Belarus over the crisis in Georgia.", ["CAN"], ["BLR"]),
    ("Sweden sent tents to Turkey.", ["SWE"], ["TUR"]),
    ("Greek ships delivered wheat to Sudan.", ["GRC"], ["SDN"]),
    ("Finland withdrew its troops from Iraq.", ["FIN"], ["IRQ"]),
    ("Olaf Scholz condemned the bombing of Sudan by Chad.", ["olaf-scholz"], ["SDN", "TCD"]),
    # nouns: owners, doers and whom they reach
    ("Israel's attack on Lebanon lasted two hours.", ["ISR"], ["LBN"]),
    ("The attack by Egypt on Libya lasted two hours.", ["EGY"], ["LBY"]),
    ("The arrest of Bobi Wine led to protests.", [], ["bobi-wine"]),
    ("Norway faces sanctions from Russia.", ["RUS"], ["NOR"]),
    # joint acts: one after the other, or together
    ("Peru held talks with Chile.", ["PER"], ["CHL"]),
    ("Peru and Chile held talks.", ["PER", "CHL"], ["PER", "CHL"]),
    ("Talks between Peru and Chile began.", ["PER", "CHL"], ["PER", "CHL"]),
    ("Emmanuel Macron visited Rwanda.", ["emmanuel-macron"], ["RWA"]),
    # lists share their preposition
    ("Peru imposed sanctions on Cuba, Belarus and Iran.", ["PER"], ["CUB", "BLR", "IRN"]),
    # the country of an office has no role beside who holds it
    (
        "French President Emmanuel Macron accused Russian President Vladimir Putin of lies.",
        ["emmanuel-macron"],
        ["vladimir-putin"],
    ),
    (
        "Emmanuel Macron met Russian President Vladimir Putin.",
        ["emmanuel-macron"],
        ["vladimir-putin"],
    ),
    # what is asked for is not asked
    ("Emmanuel Macron urged Peru to talk to Chile.", ["emmanuel-macron"], ["PER"]),
    # a participle that shares the auxiliary of the one before
    ("Bobi Wine was beaten by guards and detained.", [], ["bobi-wine"]),
    # who feels acts
    ("Peru was alarmed by the threats of Chile.", ["PER"], ["CHL"]),
    # others whom a leader's name only tells apart
    ("Donald Trump's adviser accused Peru of spying.", [], ["PER"]),
    ("Donald Trump advocate Rudy Giuliani accused Peru of spying.", ["rudy-giuliani"], ["PER"]),
    # names of another verb
    ("A law passed by Peru angered Chile, and Chile threatened Brazil.", ["CHL"], ["BRA"]),
    ("Nothing of this is true. Peru accused Chile of spying.", ["PER"], ["CHL"]),
    # a day before the subject, and the conjunction of a clause, are no preposition of it
    ("On Thursday Peru accused Chile of spying.", ["PER"], ["CHL"]),
    ("In early May Peru expelled two envoys of Chile.", ["PER"], ["CHL"]),
    ("Talks failed on Monday, a day after Peru had accused Chile of spying.", ["PER"], ["CHL"]),
    # the subject of a gerund
    ("The quarrel led to Peru expelling two envoys of Chile.", ["PER"], ["CHL"]),
    # a participle without an object
    ("The number of Peruvians killed on Monday rose.", [], ["PER"]),
    # who is called in order to talk is talked to
    (
        "Emmanuel Macron called Olaf Scholz to discuss the war.",
        ["emmanuel-macron"],
        ["olaf-scholz"],
    ),
    # a list that tells the subject apart
    ("Three states voted against, including Peru and Chile.", ["PER", "CHL"], []),
    # an office without a name acts, not its country
    ("The French president accused Chile of spying.", ["emmanuel-macron"], ["CHL"]),
    # private people do not act for their country
    ("A Peruvian lawyer accused Chile of spying.", [], ["CHL"]),
    ("The Law Society of Peru condemned the plans of Chile.", [], ["CHL"]),
    # nobody acts in a disaster
    ("An earthquake struck Japan on Monday.", [], []),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), CLAUSES)
def test_roles_follow_from_the_grammar(
    read: EventFinder, text: str, actors: list[str], recipients: list[str]
) -> None:
    event = read(text, published=DAY)[0]
    assert [*event.actors] == actors
    assert [*event.recipients] == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Peru said it had expelled two diplomats of Chile.",
        "Peru says its navy has seized a ship of Chile.",
        "Peru announced on Friday that it would impose sanctions on Chile.",
        "Peru's foreign ministry said it rejected the demand of Chile.",
        '"We reject the demand of Chile," the government of Peru said.',
        "It had seized a ship of Chile, Peru said.",
    ],
)
def test_who_reports_an_own_act_is_its_actor(read: EventFinder, text: str) -> None:
    event = read(text, published=DAY)[0]
    assert event.actors == ("PER",)
    assert event.recipients == ("CHL",)


@pytest.mark.parametrize(
    "text",
    [
        "Peru said that soldiers had seized a ship of Chile.",
        "Soldiers seized a ship of Chile, Peru said.",
        "Peru said the army of Brazil had seized a ship of Chile.",
    ],
)
def test_who_comments_on_the_act_of_others_takes_no_part(read: EventFinder, text: str) -> None:
    event = read(text, published=DAY)[0]
    assert "PER" not in event.countries


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("A Peruvian-backed militia attacked a village in Chile.", ("CHL",)),
        ("An anti-Peruvian crowd attacked a hospital in Chile.", ("CHL",)),
        ("Peruvian-led troops attacked a village in Chile.", ("PER", "CHL")),
        ("Brazil, a partner in the Peruvian-led pact, attacked Chile.", ("BRA", "CHL")),
    ],
)
def test_a_name_within_a_word_takes_part_only_where_it_acts(
    read: EventFinder, text: str, countries: tuple[str, ...]
) -> None:
    assert read(text, published=DAY)[0].countries == countries


def test_who_only_speaks_of_what_a_noun_tells_does_not_do_it(read: EventFinder) -> None:
    assert _accusers(read, "Peru denied the accusations against Chile.") == ()
    assert _accusers(read, "Peru repeated the accusations against Chile.") == ("PER",)


def _accusers(read: EventFinder, body: str) -> tuple[str, ...]:
    candidates = read.extractor.candidates(ArticleText("", body, DAY))
    return next(one.event.actors for one in candidates if one.event.type.startswith("accuse"))
