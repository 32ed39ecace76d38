"""Who took part, and who merely stands in the same sentence."""

from tests.unit.extraction.events.event_finder import EventFinder


def test_subject_and_object(read: EventFinder) -> None:
    (event,) = read("Emmanuel Macron met Olaf Scholz in Paris.")
    assert event.leaders == ("emmanuel-macron", "olaf-scholz")
    assert "FRA" in event.countries


def test_a_list_of_guests_joins(read: EventFinder) -> None:
    (event,) = read("The summit was attended by Emmanuel Macron, Olaf Scholz and Pedro Sanchez.")
    assert event.leaders == ("emmanuel-macron", "olaf-scholz", "pedro-sanchez")


def test_a_list_in_another_sentence_joins(read: EventFinder) -> None:
    (event,) = read(
        "Xi Jinping will hold a military parade in Beijing. "
        "Apart from Vladimir Putin, the parade will be attended by Aleksandar Vucic."
    )
    assert set(event.leaders) == {"xi-jinping", "vladimir-putin", "aleksandar-vucic"}


def test_the_speaker_takes_no_part(read: EventFinder) -> None:
    (event,) = read("Emmanuel Macron said that Olaf Scholz met Pedro Sanchez in Berlin.")
    assert event.leaders == ("olaf-scholz", "pedro-sanchez")


def test_a_source_at_the_end_takes_no_part(read: EventFinder) -> None:
    (event,) = read("Olaf Scholz met Pedro Sanchez in Berlin, Emmanuel Macron said.")
    assert event.leaders == ("olaf-scholz", "pedro-sanchez")


def test_who_stands_in_brackets_takes_no_part(read: EventFinder) -> None:
    (event,) = read("Olaf Scholz (a critic of Emmanuel Macron) met Pedro Sanchez in Berlin.")
    assert event.leaders == ("olaf-scholz", "pedro-sanchez")


def test_a_bystander_in_a_subordinate_clause_takes_no_part(read: EventFinder) -> None:
    (event,) = read("Olaf Scholz met Pedro Sanchez after Emmanuel Macron had left Berlin.")
    assert event.leaders == ("olaf-scholz", "pedro-sanchez")


def test_headline_persons_join(read: EventFinder) -> None:
    (event,) = read(
        "On Tuesday Vladimir Putin will watch a military parade in Beijing.",
        title="Xi Jinping and Vladimir Putin to stand together at Chinese military parade",
    )[-1:]
    assert "vladimir-putin" in event.leaders


def test_what_a_war_is_called_after_is_no_recipient(read: EventFinder) -> None:
    (event,) = read("Pyongyang had provided troops to Moscow for the Ukraine war.")
    assert set(event.countries) == {"PRK", "RUS"}


def test_the_subject_of_a_relative_clause(read: EventFinder) -> None:
    (event,) = read("Olaf Scholz is among the leaders who will attend the summit in Cairo.")
    assert event.leaders == ("olaf-scholz",)
