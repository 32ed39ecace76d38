"""Who took part, and who merely stands in the same sentence."""

from datetime import date

from shared.domain.articles import ArticleText
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


def test_what_is_set_before_the_subject_takes_no_part(read: EventFinder) -> None:
    (event,) = read("Speaking in Brussels, Donald Tusk accused Hungary of blackmail.")
    assert event.leaders == ("donald-tusk",)
    assert event.countries == ("HUN",)


def test_places_in_a_list_before_the_subject_are_one_phrase(read: EventFinder) -> None:
    (event,) = read("In Kenya, Chad and Niger, Emmanuel Macron met Olaf Scholz.")
    assert event.countries == ()


def test_who_is_only_told_apart_by_a_leader_acts_alone(read: EventFinder) -> None:
    body = "Joe Biden's national security adviser, Jake Sullivan, visited China."
    (event,) = read(body, published=date(2024, 5, 1))
    assert event.leaders == ("jake-sullivan",)
    (event,) = read(
        "Canada imposed sanctions on the daughters of Russian President Vladimir Putin."
    )
    assert event.leaders == ()


def test_a_name_deep_in_another_phrase_takes_no_part(read: EventFinder) -> None:
    (event,) = read("Chad accused Sudan of spying on the eve of a visit by Emmanuel Macron.")
    assert event.leaders == ()


def test_where_takes_over_no_subject(read: EventFinder) -> None:
    body = "Olaf Scholz flew to Lima with Emmanuel Macron, where Pedro Sanchez met Xi Jinping."
    event = next(one for one in read(body) if "xi-jinping" in one.leaders)
    assert event.leaders == ("pedro-sanchez", "xi-jinping")


def test_the_last_name_of_a_list_begins_no_clause(read: EventFinder) -> None:
    (event,) = read("Envoys of Kenya, Chad, and Niger signed a treaty.")
    assert set(event.countries) == {"KEN", "TCD", "NER"}


def test_two_countries_are_those_named_before(read: EventFinder) -> None:
    events = read("Peru recalled its envoy from Chile. The two countries later signed a treaty.")
    treaty = next(one for one in events if one.type == "agree/treaty")
    assert set(treaty.countries) == {"PER", "CHL"}


def test_three_countries_are_not_the_two(read: EventFinder) -> None:
    events = read("Peru, Chad and Chile recalled envoys. The two countries later signed a treaty.")
    treaty = next(one for one in events if one.type == "agree/treaty")
    assert treaty.countries == ()


def test_a_day_before_the_pronoun_hides_nobody(read: EventFinder) -> None:
    events = read("Emmanuel Macron spoke on television. On Monday he condemned the strike in Chad.")
    assert events[-1].leaders == ("emmanuel-macron",)


def test_nobody_takes_part_in_a_flood(read: EventFinder) -> None:
    (event,) = read("A flood under President Emmanuel Macron destroyed a bridge in France.")
    assert event.leaders == ()


def test_a_person_is_not_it_and_a_country_not_he(read: EventFinder) -> None:
    first = read("Emmanuel Macron said it had bombed a port.")
    second = read("France said he had bombed a port.")
    assert [one.leaders + one.countries for one in (*first, *second)] == [(), ()]


def test_it_is_the_country_that_is_the_subject_before(read: EventFinder) -> None:
    events = read("Peru recalled its envoy. It later expelled two diplomats of Chile.")
    assert events[-1].actors == ("PER",)
    events = read("The crisis in Peru goes on. It later expelled two diplomats of Chile.")
    assert events[-1].actors == ()


def test_what_a_place_is_takes_no_part(read: EventFinder) -> None:
    (event,) = read("In Piura, Peru's second port, a funeral was held for Emmanuel Macron.")
    assert event.actors == ()


def test_brackets_do_not_end_a_clause(read: EventFinder) -> None:
    body = "Peru will attend a meeting of the Andean Organisation (AO) in Chile in June."
    assert set(read(body)[0].countries) == {"PER", "CHL"}


def test_who_is_told_to_have_been_ousted_is_the_subject_before(read: EventFinder) -> None:
    body = "Emmanuel Macron fled to Chile, a day after being ousted in a coup."
    assert "emmanuel-macron" in read(body)[-1].leaders


def test_him_is_the_leader_of_the_sentence_before(read: EventFinder) -> None:
    event = read("Emmanuel Macron spoke on Monday. Chile accused him of spying.")[-1]
    assert (event.actors, event.recipients) == (("CHL",), ("emmanuel-macron",))
    event = read("Emmanuel Macron spoke on Monday. Chile accused her of spying.")[-1]
    assert event.recipients == ()


def test_his_resignation_is_that_of_the_leader_of_the_sentence_before(read: EventFinder) -> None:
    event = read("Emmanuel Macron spoke on Monday. Chile demanded his resignation.")[-1]
    assert event.recipients == ("emmanuel-macron",)


def test_what_is_set_before_the_pronoun_hides_nobody(read: EventFinder) -> None:
    events = read("Emmanuel Macron spoke. As governor, he expelled two diplomats of Chile.")
    assert events[-1].actors == ("emmanuel-macron",)


def test_who_speaks_after_a_call_with_somebody_took_part_in_it(read: EventFinder) -> None:
    (event,) = read("In a phone call with Olaf Scholz on Monday, Emmanuel Macron said: 'We won.'")
    assert (event.actors, event.recipients) == (("emmanuel-macron",), ("olaf-scholz",))


def test_the_two_countries_may_be_named_in_the_same_sentence(read: EventFinder) -> None:
    body = "Peru recalled its envoy from Chile before the two old rivals signed a treaty in Lima."
    candidates = read.extractor.candidates(ArticleText("", body, None))
    treaty = next(one.event for one in candidates if one.event.type == "agree/treaty")
    assert set(treaty.countries) >= {"PER", "CHL"}


def test_but_at_the_head_hides_no_subject(read: EventFinder) -> None:
    events = read("But Emmanuel Macron went home and has cracked down on protesters.")
    event = next(one for one in events if one.type.startswith("coerce"))
    assert event.actors == ("emmanuel-macron",)
