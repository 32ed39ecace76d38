"""An event told twice is one event, with all its evidence."""

from shared.extraction.events.merging import unite_roles
from shared.extraction.events.sentence_events import EventReport
from tests.unit.extraction.events.event_finder import EventFinder


def test_told_twice_is_one_event_with_both_triggers(read: EventFinder) -> None:
    title, body = "Macron visits Tunisia", "Emmanuel Macron visited Tunisia on Monday."
    (event,) = read(body, title=title)
    assert event.type == "consult/visit"
    assert [field for field, _, _ in event.evidence] == ["title"]
    assert body[slice(*event.trigger)] == "visited"


def test_two_meetings_of_different_people_are_two(read: EventFinder) -> None:
    events = read("Emmanuel Macron met Olaf Scholz. Joe Biden met Xi Jinping.")
    assert len(events) == 2


def test_two_days_are_two_events(read: EventFinder) -> None:
    events = read("Iran tested a missile on 3 May 2021. Iran tested a missile on 9 June 2021.")
    assert [event.date for event in events] == ["2021-05-03", "2021-06-09"]


def test_what_happened_is_not_what_is_planned(read: EventFinder) -> None:
    events = read("Emmanuel Macron visited Chad. Emmanuel Macron will visit Niger.")
    assert {event.status for event in events} == {"occurred", "planned"}


def test_the_more_precise_type_names_the_event(read: EventFinder) -> None:
    (event,) = read("Gunmen attacked a mosque in Kabul. The attack by a suicide bomber killed ten.")
    assert event.type == "assault/suicide-attack"


def test_a_sentence_that_mentions_what_it_tells_tells_it_once(read: EventFinder) -> None:
    events = read("Emmanuel Macron met Olaf Scholz for talks at a dinner in Paris.")
    assert [event.type for event in events] == ["consult/meeting"]


def test_background_is_evidence_for_what_is_told_elsewhere(read: EventFinder) -> None:
    body = (
        "A car bomb exploded outside a mosque in Quetta. "
        "Pakistan's president condemned the bombing."
    )
    told = {event.type: event for event in read(body)}
    assert told.keys() == {"assault/explosives", "accuse/disapprove"}
    evidence = told["assault/explosives"].evidence
    assert "bombing" in [body[start:end] for _, start, end in evidence]


def test_a_telling_by_country_joins_through_one_that_shares_it(read: EventFinder) -> None:
    body = (
        "Kim Jong Un will pay a state visit to China next week. "
        "The visit by North Korea's leader to China could please Beijing."
    )
    (event,) = read(body)
    assert event.leaders == ("kim-jong-un",)
    assert set(event.countries) == {"CHN", "PRK"}


def test_who_meets_one_and_then_another_has_met_twice(read: EventFinder) -> None:
    events = read("Emmanuel Macron met Olaf Scholz. Later Emmanuel Macron met Pedro Sanchez.")
    assert [set(event.leaders) for event in events] == [
        {"emmanuel-macron", "olaf-scholz"},
        {"emmanuel-macron", "pedro-sanchez"},
    ]


def test_tellings_of_one_event_unite_their_roles(read: EventFinder) -> None:
    body = "The chancellor visited Tunisia on Monday."
    (event,) = read(body, title="Macron visits Tunisia")
    assert event.actors == ("emmanuel-macron",)
    assert event.recipients == ("TUN",)


def test_who_acts_in_the_best_telling_is_no_recipient_of_another() -> None:
    best, other = _report(["PER"], ["CHL"]), _report(["CHL", "BOL"], ["PER"])
    assert unite_roles("accuse", [best, other]) == (["PER", "BOL"], ["CHL"])


def test_in_a_joint_event_one_may_be_both() -> None:
    best, other = _report(["PER"], ["CHL"]), _report(["PER", "CHL"], ["PER", "CHL"])
    assert unite_roles("consult/meeting", [best, other]) == (["PER", "CHL"], ["CHL", "PER"])


def _report(actors: list[str], recipients: list[str]) -> EventReport:
    return EventReport(
        type="accuse",
        status="occurred",
        told=True,
        date=None,
        leaders=[],
        countries=[*actors, *recipients],
        actors=actors,
        recipients=recipients,
        field="body",
        trigger=(0, 1),
        sentence=(0, 1),
        proven=True,
        asserted=True,
        definite=False,
        perfect=False,
        narrates=False,
        other_day=False,
        stems=frozenset(),
        content=frozenset(),
        features=frozenset(),
    )


def test_what_a_person_says_of_two_things_is_two_events(read: EventFinder) -> None:
    events = read(
        "Emmanuel Macron criticised the new tariffs on Monday. It rained. "
        "The president lashed out at hospitals in Lyon for their long queues."
    )
    assert [event.type for event in events] == ["accuse/disapprove"] * 2


def test_who_accuses_and_is_accused_in_turn_makes_two_events(read: EventFinder) -> None:
    events = read(
        "Iran accused Israel of a raid on Monday. Israel accused Iran of lying on Monday."
    )
    assert {(one.actors, one.recipients) for one in events} == {
        (("IRN",), ("ISR",)),
        (("ISR",), ("IRN",)),
    }


def test_headline_and_lead_tell_one_event(read: EventFinder) -> None:
    title = "Opposition slams new tariffs of Peru"
    (event,) = read("Peru's opposition has criticised a rise of duties on grain.", title=title)
    assert [field for field, _, _ in event.evidence] == ["title"]


def test_what_is_said_of_a_disaster_takes_nothing_from_it(read: EventFinder) -> None:
    body = (
        "A fire destroyed a hotel in Lima on Monday. Inspectors had not ruled out a fire there. "
        "New alarms could have prevented the fire, the mayor of Lima said."
    )
    (event,) = [one for one in read(body) if one.type == "disaster/fire"]
    assert event.status == "occurred"
    assert body[slice(*event.trigger)].startswith("fire")


def test_the_head_of_an_event_has_its_status(read: EventFinder) -> None:
    body = "Peru may impose sanctions on Chile. Peru will impose sanctions on Chile on Monday."
    (event,) = read(body)
    assert event.status == "planned"
    assert body[slice(*event.sentence)].startswith("Peru will")
