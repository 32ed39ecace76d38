"""Words that look like an event and tell of none, or of another one."""

import pytest

from tests.unit.extraction.events.event_finder import EventFinder

NOTHING = (
    "The two ministers traded barbs in a war of words over Greek olives.",
    "Economists in China fear that the trade war hurts factories.",
    "The Danish director shot a film in Jordan.",
    "Climbers from Nepal reached the summit of the mountain at dawn.",
    "The museum in Spain charges visitors twelve euros.",
    "Her songs hit a record high in Sweden.",
    "The actress had a heart attack in Rome, her agent in Italy said.",
    "The German insurer struck a balance between price and cover.",
    "Hotels in Kenya meet the demand of tourists.",
    "The fire brigade of the Austrian town has a new engine.",
    "The Finnish company released a new album of folk songs.",
    "Shares in Brazil rallied after the figures.",
    "Lawmakers in Texas killed the bill.",
    "Stocks in Japan fell in March 2024.",
    "China remains the biggest trading partner of Chile.",
    "France is considered a close ally of Chad.",
    "The Russian president had shown interest in meeting the pope.",
    "The talk show is popular in India.",
)
EVERYDAY = (
    "The Greek minister walked out of the kitchen with a smile.",
    "Police in Ghana released the identities of the dead.",
    "The Swedish ambassador cut off contact with her parents.",
    "Ethereum rallied after the American bank had spoken.",
    "The Danish captain headed home the winner.",
    "The Chilean firm lost its long-distance calls business.",
    "The Croatian premier keeps a photograph of the crash in his office.",
    "The Polish cyclist tested positive for a steroid.",
    "The Dutch prime minister picked up the phone.",
    "Demand for tickets has picked up in Portugal.",
    "The British coach kicked off his shoes.",
    "The Peruvian family is fighting to keep the farm.",
    "The Kenyan government did not give further details.",
    "The Australian premier did not rule out a tax on sugar.",
    "The drone firm in Turkey executed its plan.",
    "Officers in Ohio executed a search warrant.",
    "The ambitious target of the Spanish ministry is new.",
    "The German company makes artillery shells.",
    "Hackers crashed a Canadian website.",
    "The two firms in Japan are jointly and severally liable.",
)
TOPICS = (
    "Relations between Norway and Chad declined last year.",
    "The Kenyan minister wanted to help.",
    "It is too early to arrest anybody, the Danish police said.",
    "Inflation threatens the stability of Ghana.",
    "The charter promises peace to the people of Sudan.",
    "North Korea has fuel to make nuclear bombs.",
    "Norway is a sworn enemy of whalers.",
    "Government-backed hackers live in China.",
    "A shark attacked a swimmer in South Africa.",
    "Wolves killed forty sheep in France.",
    "The Norwegian princess destroyed the song, a critic in Britain wrote.",
    "The Indian minister opened a disaster management centre.",
    "Croatia has two promising new projects.",
    "The Spanish task is made more challenging by the heat.",
    "The envoys are advocates for Chad.",
)
OTHERS = {
    "Union leaders in Peru struck a deal with the ministry.": "agree/deal",
    "The Indian president fired the defence minister.": "retreat/resign",
    "Britain and the union struck an agreement on fish.": "agree/deal",
    "The senator attacked the plan of the Canadian government.": "accuse/disapprove",
    "Donors stopped aid to the government of Malawi.": "sanction/withdraw",
    "The union called off its strike in Belgium.": "concede",
    "Nurses in Wales walked out over pay.": "protest/strike",
    "Police picked up three suspects in Milan.": "coerce/arrest",
    "Norway cut off contact with Belarus.": "sanction/withdraw",
    "The Iranian general threatened to attack Israel.": "threaten/violence",
    "Soldiers from Chad are fighting rebels near the border.": "assault",
    "Four travellers from Peru tested positive for the virus.": "disaster/epidemic",
    "A gunman killed a guard and shot his dog in Texas.": "assault",
}


@pytest.mark.parametrize("text", NOTHING + EVERYDAY + TOPICS)
def test_no_event(read: EventFinder, text: str) -> None:
    assert [event.type for event in read(text)] == []


@pytest.mark.parametrize(("text", "expected"), OTHERS.items())
def test_another_event(read: EventFinder, text: str, expected: str) -> None:
    assert [event.type for event in read(text)] == [expected]


def test_delaying_aid_is_no_aid(read: EventFinder) -> None:
    events = read("Washington is delaying aid to Ukraine, officials said.")
    assert not any(event.type.startswith("aid") for event in events)


def test_what_a_verb_speaks_of_is_not_asserted(read: EventFinder) -> None:
    events = read("The Swedish premier condemned the killing of twelve villagers in Mali.")
    assert [event.type for event in events] == ["accuse/disapprove"]


def test_a_sentence_of_private_life_has_no_event(read: EventFinder) -> None:
    assert read("My sister agreed to lend me her bicycle.") == ()


def test_a_name_is_no_event(read: EventFinder) -> None:
    assert read("The German minister is a fan of the band Arcade Fire.") == ()


def test_a_name_in_ing_or_ed_is_a_subject(read: EventFinder) -> None:
    (event,) = read("Beijing welcomes the decision of the court.")
    assert event.type == "support"
