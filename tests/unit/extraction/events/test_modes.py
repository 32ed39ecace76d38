"""Modes, where the words tell one, and the upper type where they do not; senses told by objects."""

import pytest

from tests.unit.extraction.events.event_finder import EventFinder

TOLD = {
    "The Chilean president called for calm on Sunday.": "request",
    "The Chilean president called for a ceasefire on Sunday.": "request/yield",
    "The Kenyan minister urged drivers to stay at home.": "request",
    "The Kenyan minister urged Uganda to send doctors.": "request/assist",
    "The Danish premier blamed the opposition.": "accuse",
    "The Danish premier blamed the army for the killings.": "accuse/allege",
    "The Danish premier blamed the bank for the delay on Monday.": "accuse",
    "The Chilean president called on the union to stop the game.": "request",
    "The Chilean president called on the rebels to stop the fighting.": "request/yield",
    "Police hunt two suspects in Lima.": "coerce",
    "The Peruvian senate rejected the candidate.": "reject",
    "The Chilean minister faced questions from supporters.": "accuse",
    "Lawmakers in Seoul walked out of the vote on Monday.": "protest",
    "Nurses in Seoul walked out over pay on Monday.": "protest/strike",
    "The Chinese premier threatened to retaliate against Japan.": "threaten",
    "The Peruvian party expelled three members.": "coerce",
    "Peru held a climate conference on Monday.": "consult",
    "The Peruvian union filed a complaint against the mayor.": "accuse/allege",
    "The Latvian minister warned that Belarus was plotting against it.": "accuse/allege",
    "The Finnish parliament voted the premier out of office.": "retreat/resign",
    "The Irish premier invited the king of Spain to attend the ceremony.": "request/meet",
    "The Spanish navy detained a tanker off Cadiz.": "coerce/seize",
    "The Maltese mayor was chosen to fill the senate seat.": "election/inauguration",
    "Severe weather hit villages in Austria.": "disaster/flood",
    "The leaders of Chile and Peru have both condemned the plan.": "accuse/disapprove",
    "The prime minister of Estonia said she travelled to Oslo on Monday.": "consult/visit",
}
NOTHING = (
    "The Danish minister took to Twitter.",
    "The Swedish party pulled off an upset in Malmo.",
    "The Greek minister was asked whether he was tired.",
    "The price of oil crashed in Norway.",
    "A person briefed on the matter spoke in Berlin.",
    "A yellow alert for storms is in force in Scotland.",
    "The Indian lunar probe landed safely.",
    "The mayor of Lyon broke with tradition.",
    "The Brazilian state had tolerated the camp for years.",
)


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_a_mode_needs_words_that_tell_it(read: EventFinder, text: str, expected: str) -> None:
    assert [event.type for event in read(text)] == [expected]


@pytest.mark.parametrize("text", NOTHING)
def test_another_sense_is_no_event(read: EventFinder, text: str) -> None:
    assert [event.type for event in read(text)] == []


def test_another_sentence_proves_the_mode(read: EventFinder) -> None:
    (event,) = read(
        "A gunman attacked the mosque in Gao on Monday. It rained. "
        "The gunman shot the guard of the mosque in Gao on Monday."
    )
    assert event.type == "assault/firearms"


def test_an_invasion_takes_no_mode_of_another_sentence(read: EventFinder) -> None:
    events = read(
        "Russia launched an invasion of Ukraine on Monday. "
        "The invasion of Ukraine by Russia began when bombs exploded in the city on Monday."
    )
    assert events[0].type == "assault"
