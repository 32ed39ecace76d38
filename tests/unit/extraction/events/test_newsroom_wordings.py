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
    "accuse": ("The Swedish minister faced questions about the contract.",),
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
    "support": ("The Slovak senate voted to extend the mandate.",),
    "support/endorse": ("The governor endorsed Emmanuel Macron.",),
    "threaten/arrest": ("The Somali government vowed to bring the killers to justice.",),
    "protest/demo": ("Activists in Chile launched a march to the capital.",),
    "threaten/restrict": (
        "Canada said it would retaliate with tariffs on steel.",
        "Mexico would retaliate with tariffs, its minister said.",
    ),
    "sanction/discontinue": ("The council adopted a resolution imposing sanctions on Eritrea.",),
}
HEADLINES: dict[str, str] = {
    "Premier faces questions about aid": "accuse",
    "Kenya to announce deal with lenders": "agree/deal",
    "Parliament approves budget in Estonia": "support",
    "Polish president to visit Kyiv amid unrest": "consult/visit",
    "Activists urge action on arms sales to Sudan": "request",
    "Outcry over Hungarian media law": "accuse/disapprove",
    "Nurse charged with killing patient in Leeds": "accuse/allege",
    "Judge blocks deportation order in Texas": "reject",
    "Rebels in Chad kill nine villagers": "assault",
    "Gunmen seize two engineers in Nigeria": "assault/abduct",
}
COMMON_VERBS: dict[str, tuple[str, ...]] = {
    "accuse/disapprove": ("The Danish senator said the ministry had failed to warn the town.",),
    "accuse/investigate": ("Police in Lima combed the building for the gunman.",),
    "agree/deal": ("A judge in Oslo approved the settlement with the bank.",),
    "agree/treaty": ("The treaty between Peru and Chile entered into force on Monday.",),
    "aid/economic": ("Norway created a fund to help farmers in Malawi.",),
    "assault/beat": ("The Polish minister grabbed the reporter by the arm.",),
    "assault/destroy": ("A truck rammed the gate of the embassy of Ghana.",),
    "coerce/restrict": ("Japan grounded the whole fleet of jets.",),
    "commemorate/funeral": ("The former premier was buried in a cemetery near Riga.",),
    "consult/multilateral": (
        "The summit of the Organization of American States took place in Lima.",
    ),
    "disaster/accident": ("Nine workers were trapped in a mine in Bolivia.",),
    "election": (
        "The electoral commission of Ghana announced the results.",
        "The Kenyan president clinched a second term.",
    ),
    "election/vote": ("The Estonian premier called a snap election.",),
    "mobilize/troops": ("France sent an aircraft carrier to the Gulf.",),
    "reject": ("The Swedish minister downplayed the threat.",),
    "reject/meet": (
        "Negotiations in Chad foundered on Monday.",
        "The Irish premier skipped the debate.",
    ),
    "reject/yield": ("Hungary bucked the demand.",),
    "protest/riot": ("Police in Lima clashed with demonstrators.",),
    "request": (
        "The envoy of Malta underscored the need for reform.",
        "The court directed the Indian government to form a panel.",
    ),
    "request/change": ("A Filipino senator introduced a bill on rents.",),
    "retreat": ("Two thousand villagers fled to Chad.",),
    "retreat/ceasefire": ("The truce between Sudan and Chad took effect at dawn.",),
    "retreat/release": ("Peru and Chile swapped prisoners.",),
    "retreat/resign": ("The coalition government of Nepal collapsed.",),
    "sanction": ("The Kenyan parliament suspended the lawmaker.",),
    "support": (
        "The supreme court of Brazil upheld the law.",
        "The Senate and the House both passed a resolution.",
        "The bill advanced to the Polish Senate.",
    ),
    "support/endorse": ("The Senate confirmed the judge in Manila.",),
}
BETWEEN = (
    "The Polish minister — a former general — condemned the raid.",
    "The Polish minister once more condemned the raid.",
    "The Polish minister has since condemned the raid.",
    "The Polish and Czech ministers both condemned the raid.",
    "The Polish ministers all condemned Kenya for the raid.",
)
DETERMINED = ("The Polish court freed both accused Kenyans.", "Police watched all accused men.")
COMMON_HEADLINES = {
    "US Senate and House both approved the budget": "support",
    "Coalition government collapses in Nepal": "retreat/resign",
}
EVERYDAY = (
    "The suspicion of the Polish police fell on a neighbour.",
    "The runner from Kenya retired after a long career as a coach.",
)
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


@pytest.mark.parametrize(
    ("expected", "text"), [(key, text) for key, texts in COMMON_VERBS.items() for text in texts]
)
def test_a_common_verb_tells_its_event(read: EventFinder, expected: str, text: str) -> None:
    assert expected in [event.type for event in read(text)]


@pytest.mark.parametrize(("title", "expected"), COMMON_HEADLINES.items())
def test_a_common_verb_tells_its_event_in_a_headline(
    read: EventFinder, title: str, expected: str
) -> None:
    assert [event.type for event in read("", title=title)] == [expected]


@pytest.mark.parametrize("text", BETWEEN)
def test_what_stands_between_subject_and_verb_hides_no_event(read: EventFinder, text: str) -> None:
    assert [event.type for event in read(text)] == ["accuse/disapprove"]


@pytest.mark.parametrize("text", DETERMINED)
def test_a_quantifier_of_the_noun_makes_no_verb(read: EventFinder, text: str) -> None:
    """In `both accused men` somebody is described; nobody accuses."""
    assert "accuse/allege" not in [event.type for event in read(text)]


@pytest.mark.parametrize("text", EVERYDAY)
def test_an_everyday_sense_of_a_common_verb_is_no_event(read: EventFinder, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("text", PASSIVE_OR_SECOND)
def test_an_exception_needs_a_subject_that_is_known(read: EventFinder, text: str) -> None:
    """Prices and shares attack nobody; whoever is not named beside a verb is none of them."""
    assert [event.type for event in read(text)] == ["assault"]


@pytest.mark.parametrize("text", NOTHING)
def test_no_comment_is_no_event(read: EventFinder, text: str) -> None:
    assert read(text) == ()
