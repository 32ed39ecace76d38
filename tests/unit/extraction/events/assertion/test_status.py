"""Whether an event is real yet, by the cues of its own clause."""

from datetime import date

import pytest

from tests.unit.extraction.events.event_finder import EventFinder

STATUSES = {
    "The king of Spain visited Morocco.": "occurred",
    "The king of Spain will visit Morocco.": "planned",
    "The king of Spain is expected to visit Morocco.": "planned",
    "The king of Spain plans to visit Morocco.": "planned",
    "The king of Spain is to visit Morocco.": "planned",
    "The palace said the king of Spain would visit Morocco.": "planned",
    "The king of Spain is visiting Morocco.": "ongoing",
    "The king of Spain did not visit Morocco.": "denied",
    "The king of Spain could visit Morocco.": "hypothetical",
    "The king of Spain may visit Morocco.": "hypothetical",
    "The king of Spain called off the visit to Morocco.": "denied",
    "The king of Spain cancelled a visit to Morocco.": "denied",
    "The Turkish army attacked the town of Afrin.": "occurred",
    "The Turkish army is attacking the town of Afrin.": "ongoing",
    "The Turkish army will attack the town of Afrin.": "planned",
    "The Turkish army plans a strike on the town of Afrin and an attack on its airport.": "planned",
    "The Turkish army did not attack the town of Afrin.": "denied",
    "The Turkish government agreed to a ceasefire with the rebels.": "planned",
    "The Turkish government ruled out talks with the rebels.": "denied",
    "The Turkish government refused to release the prisoners.": "denied",
    "The court in Ankara ordered the arrest of the mayor.": "occurred",
}


NESTED = {
    "The shape of the senate of Chile would follow the referendum results.": "occurred",
    "President Gabriel Boric will speak at the summit in Lima.": "planned",
    "President Gabriel Boric spoke in Lima ahead of the election in Peru.": "planned",
    "President Gabriel Boric is in Paris to meet Emmanuel Macron.": "planned",
    "President Gabriel Boric is on his way to meet Emmanuel Macron in Paris.": "planned",
    "Iran has not claimed responsibility for the attack on the base.": "occurred",
    "Peru will suspend entry of visitors due to coronavirus.": "occurred",
    "Chile has committed to withdrawing its troops from Haiti.": "planned",
    "Spain is considering withdrawing its troops from Mali.": "hypothetical",
    "The council of Chad passed a vote of no confidence in the mayor.": "occurred",
    "Lawyers for Peru had not seen the lawsuit against the mayor.": "occurred",
    "The spending bill set off protests in Peru.": "occurred",
    "Under the plan, elections would be held within a year in Peru.": "hypothetical",
    "The minister of Peru was in favor of the embargo on Chile.": "occurred",
    "Talks between Peru and Chile are expected to resume on Monday.": "planned",
}


@pytest.mark.parametrize(("text", "status"), NESTED.items())
def test_a_denial_or_a_plan_reaches_no_further_than_its_own_words(
    read: EventFinder, text: str, status: str
) -> None:
    (event,) = read(text)
    assert event.status == status


def test_only_a_plan_holds_for_all_of_a_sentence(read: EventFinder) -> None:
    """What a sentence denies or calls ongoing says nothing of a bare noun in it."""
    text = "Chile {} looking into fraud in Lima, but its strikes on the camp of the rebels hurt."
    for verb in ("is", "is not"):
        statuses = {one.type.split("/")[0]: one.status for one in read(text.format(verb))}
        assert statuses["assault"] == "occurred"
        assert statuses["accuse"] != "occurred"


def test_who_is_kept_from_acting_does_not_act(read: EventFinder) -> None:
    title = "Ruling in Lima"
    text = "The court kept the government of Peru from imposing sanctions on Chile."
    statuses = {event.type: event.status for event in read(text, title=title)}
    assert statuses == {"sanction/discontinue": "denied"}


def test_another_verb_keeps_its_year(read: EventFinder) -> None:
    published = date(2025, 8, 28)
    told = {
        "Prosecutors in Chad indicted a man for allegedly robbing a bank in 2016.": "occurred",
        "Prosecutors in Chad indicted a man in 2016.": "historical",
        "In 2007, when he was a pilot, the minister was indicted in Chad.": "historical",
    }
    for text, expected in told.items():
        charge = next(e for e in read(text, published=published) if e.type == "accuse/allege")
        assert (text, charge.status) == (text, expected)


SCOPES = {
    # auxiliaries, subjects and objects
    "No Turkish soldiers were sent to Libya.": "denied",
    "None of the Chilean miners was arrested.": "denied",
    "Neither Kenya nor Uganda withdrew its troops from Somalia.": "denied",
    "The two governments of Sudan and Chad reached no accord.": "denied",
    "Kenya never withdrew its troops from Somalia.": "denied",
    "Kenya has yet to withdraw its troops from Somalia.": "denied",
    "Protesters could be fined or jailed in Georgia.": "hypothetical",
    "The Serbian suspect was arrested without incident.": "occurred",
    "Kenya may withdraw its troops from Somalia if the rebels agree.": "hypothetical",
    "The president of Peru may dissolve parliament if it rejects the budget.": "hypothetical",
    "Hungary has been trying to ban the march.": "ongoing",
    "Kenya said it was withdrawing its troops from Somalia.": "ongoing",
    "Kenya is in talks with Uganda.": "ongoing",
    "Kenya's president visits Uganda tomorrow.": "planned",
    # governors of verbs
    "The prime minister of Japan would like to congratulate the new king.": "occurred",
    "The decree served to ban the opposition party in Belarus.": "occurred",
    "Kenya was accused of trying to kill the rebel leader.": "occurred",
    "Kenya is believed to have withdrawn its troops from Somalia.": "occurred",
    "Kenya seized the ship in a bid to stop the smuggling.": "occurred",
    "Polish officers were able to arrest the suspect.": "occurred",
    "The Kenyan army managed to free the hostages.": "occurred",
    "Kenya's president travelled to Uganda to meet the rebels.": "occurred",
    "Police in Vienna asked people not to approach the man.": "occurred",
    "The Kenyan army was unable to free the hostages.": "denied",
    "Kenya might be unable to withdraw its troops from Somalia.": "hypothetical",
    "The Greek navy is not part of any plan to blockade Cyprus.": "denied",
    "Kenya promised to withdraw its troops from Somalia.": "planned",
    "Kenya is about to withdraw its troops from Somalia.": "planned",
    "Kenya to expel two Ugandan envoys": "planned",
    # governors of nouns
    "The siege of Kismayo by Kenyan troops goes on.": "ongoing",
    "Kenya called off a planned visit to Uganda.": "denied",
    "A visit to Kyiv by the king of Spain would change things.": "hypothetical",
    "The visit to Kyiv by the king of Spain would change things.": "occurred",
    "There are fears of an attack on the embassy in Mali.": "hypothetical",
    "Hopes of a ceasefire in Sudan rose.": "hypothetical",
    "Plans for a visit to Kenya by the pope were announced.": "planned",
    "Talks between Iran and Oman are under way.": "ongoing",
    "The lack of an agreement with Brazil hurt farmers.": "denied",
    "Hungary said the truce with the rebels was over.": "denied",
    # clauses
    "Were Kenya to deport the rebel, Uganda would recall its envoy.": "hypothetical",
    "It does not seem that anybody was arrested in Ankara.": "denied",
    "If Kenya withdraws its troops from Somalia, the town will fall.": "hypothetical",
    "Whether Kenya withdraws its troops from Somalia is unclear.": "hypothetical",
    "Kenya hopes that Uganda withdraws its troops from Somalia.": "hypothetical",
}


@pytest.mark.parametrize(("text", "expected"), SCOPES.items())
def test_status_is_what_governs_the_event(read: EventFinder, text: str, expected: str) -> None:
    assert {event.status for event in read(text)} == {expected}


@pytest.mark.parametrize(("text", "expected"), STATUSES.items())
def test_status(read: EventFinder, text: str, expected: str) -> None:
    assert [event.status for event in read(text)] == [expected]


TALK = [
    '"We could bomb them all tomorrow," the Kenyan colonel boasted.',
    '"They can always walk out," the minister of Kenya said.',
    '"We will attack them again and again," the Kenyan colonel shouted.',
]


@pytest.mark.parametrize("text", TALK)
def test_a_boast_in_quotation_marks_is_no_event(read: EventFinder, text: str) -> None:
    assert not read(text)


def test_a_promise_in_quotation_marks_is_an_event(read: EventFinder) -> None:
    (event,) = read('"We will withdraw our troops from Somalia," the Kenyan minister said.')
    assert (event.type, event.status) == ("retreat/withdraw", "planned")


def test_modality_stays_in_its_clause(read: EventFinder) -> None:
    (event,) = read("Polish police arrested a spy who could face ten years in prison.")
    assert (event.type, event.status) == ("coerce/arrest", "occurred")


def test_the_month_of_may_is_no_modal(read: EventFinder) -> None:
    (event,) = read("On May 12 the Polish premier visited Latvia.")
    assert event.status == "occurred"


def test_a_named_year_long_past_is_history(read: EventFinder) -> None:
    (event,) = read("Iraqi troops invaded Kuwait in 1990.", published=date(2025, 3, 1))
    assert event.status == "historical"


def test_decades_ago_is_history(read: EventFinder) -> None:
    (event,) = read("Iraqi troops invaded Kuwait three decades ago.", published=date(2025, 3, 1))
    assert event.status == "historical"


def test_last_year_is_not_history(read: EventFinder) -> None:
    (event,) = read("Malian troops attacked a village in 2024.", published=date(2025, 3, 1))
    assert event.status == "occurred"


def test_a_headline_infinitive_is_a_plan(read: EventFinder) -> None:
    (event,) = read("", title="Egyptian president to visit Cyprus")
    assert event.status == "planned"
