"""Main events as newsrooms word them: verbs of politics, nouns, passives and headlines."""

import pytest

from tests.unit.extraction.events.event_finder import EventFinder

TOLD: dict[str, tuple[str, ...]] = {
    "accuse/allege": (
        "The former Danish minister was charged with fraud on Friday.",
        "Prosecutors in Lyon announced charges against two bankers.",
        "A grand jury in Ohio indicted the senator.",
        "Latvia warned that Russia was preparing an attack on its neighbours.",
    ),
    "accuse/disapprove": (
        "The ruling drew condemnation from the Irish premier.",
        "The Dutch minister came under fire for the delay.",
        'Greece\'s opposition leader called the budget "shameful" on Monday.',
        "The Peruvian union said the new fee was unfair.",
        'The Kenyan senator was "appalled" by the verdict.',
    ),
    "accuse/investigate": ("The Swedish minister faced questions about the contract.",),
    "agree/deal": (
        "Chile and Peru announced a trade deal on Tuesday.",
        "A pact was finalised by Kenya and Uganda on Monday.",
    ),
    "aid/military": ("Norway sent military equipment to Moldova.",),
    "assault/destroy": ("Ukrainian forces shot down eleven drones overnight.",),
    "coerce/seize": ("Customs officers in Ghent intercepted two tonnes of cocaine.",),
    "coerce/restrict": ("The governor ordered an immediate halt to the demolition.",),
    "commemorate": ("Hundreds held a candlelight vigil in Oslo.",),
    "concede/grant": (
        "The court ruled that the Malian opposition leader can stand.",
        "Two men were pardoned by the king of Jordan.",
    ),
    "disaster/fire": ("A house in Porto was destroyed by fire.",),
    "election/inauguration": (
        "Ghana's president named her as the new finance minister.",
        "The judge was appointed as chief justice of Malta.",
    ),
    "election/vote": ("The party in Estonia chose a new leader.",),
    "election/referendum": ("Voters in Oregon approved a constitutional amendment.",),
    "reject": (
        "A federal judge blocked the president's order in Texas.",
        "The Kenyan court ruled the levy unconstitutional.",
        "The motion was defeated in the Croatian parliament.",
        "The former Malaysian premier pleaded not guilty.",
        "The Italian premier dodged questions about the loan.",
    ),
    "request/change": (
        "The Finnish president said parliament should widen the law.",
        "The report urged Malta to adopt stricter rules.",
    ),
    "sanction/convict": ("The Czech banker pleaded guilty to fraud.",),
    "support/endorse": (
        "The Slovak senate voted to extend the mandate.",
        "The governor endorsed Emmanuel Macron.",
    ),
    "threaten/arrest": ("The Somali government vowed to bring the killers to justice.",),
    "protest/demo": ("Activists in Chile launched a march to the capital.",),
    "threaten/restrict": (
        "Canada said it would retaliate with tariffs on steel.",
        "Mexico would retaliate with tariffs, its minister said.",
    ),
    "sanction/discontinue": ("The council adopted a resolution imposing sanctions on Eritrea.",),
}
HEADLINES: dict[str, str] = {
    "Premier faces questions about aid": "accuse/investigate",
    "Kenya to announce deal with lenders": "agree/deal",
    "Parliament approves budget in Estonia": "support/endorse",
    "Polish president to visit Kyiv amid unrest": "consult/visit",
    "Activists urge action on arms sales to Sudan": "request",
    "Outcry over Hungarian media law": "accuse/disapprove",
    "Nurse charged with killing patient in Leeds": "accuse/allege",
    "Judge blocks deportation order in Texas": "reject",
    "Rebels in Chad kill nine villagers": "assault",
    "Gunmen seize two engineers in Nigeria": "assault/abduct",
}
PASSIVE_OR_SECOND = (
    "The troops were attacked near Gao in Mali.",
    "Rebels reached the village in Chad and attacked the police station.",
)
NOTHING = (
    "The Norwegian ministry declined to comment.",
    "The minister of Ghana did not respond to a request for comment.",
    "The plan derailed the process in Brazil for months.",
)


@pytest.mark.parametrize(
    ("expected", "text"), [(key, text) for key, texts in TOLD.items() for text in texts]
)
def test_a_sentence_tells_its_event(read: EventFinder, expected: str, text: str) -> None:
    assert [event.type for event in read(text)] == [expected]


@pytest.mark.parametrize(("title", "expected"), HEADLINES.items())
def test_a_headline_tells_its_event(read: EventFinder, title: str, expected: str) -> None:
    assert [event.type for event in read("", title=title)] == [expected]


@pytest.mark.parametrize("text", PASSIVE_OR_SECOND)
def test_an_exception_needs_a_subject_that_is_known(read: EventFinder, text: str) -> None:
    """Prices and shares attack nobody; whoever is not named beside a verb is none of them."""
    assert [event.type for event in read(text)] == ["assault"]


@pytest.mark.parametrize("text", NOTHING)
def test_no_comment_is_no_event(read: EventFinder, text: str) -> None:
    assert read(text) == ()
