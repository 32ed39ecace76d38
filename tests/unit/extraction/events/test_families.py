"""What the lower codes of CAMEO describe, in other words than the examples of the tree."""

import pytest

from tests.unit.extraction.events.event_finder import EventFinder

TOLD: dict[str, tuple[str, ...]] = {
    "concede": (
        "The Kenyan cabinet bowed to public pressure over the levy.",
        "Ecuador's president scrapped the rise in fuel prices.",
        "Dockers in Lisbon suspended their walkout.",
    ),
    "concede/ease-restriction": (
        "Curbs on church services in Minsk were relaxed.",
        "Bahrain let the opposition newspaper publish again.",
        "Laos reopened its land border to Thai lorries.",
    ),
    "concede/grant": (
        "The sultan of Oman commuted the death sentences of four men.",
        "A court in Dakar cleared the mayor of fraud.",
    ),
    "concede/apologise": ("The Belgian king expressed deep regret for colonial rule in Congo.",),
    "cooperate": (
        "Police in Spain and Portugal jointly broke up a gang of smugglers.",
        "Croatia handed a fugitive banker over to Austria.",
    ),
    "cooperate/economic": (
        "Trade between Armenia and Turkey resumed across the Akhurian bridge.",
        "Norway and Germany linked their power grids under the North Sea.",
    ),
    "cooperate/military": (
        "Greek and Egyptian marines trained side by side on Crete.",
        "Seven navies took part in a multinational exercise off Djibouti.",
    ),
    "cooperate/intelligence": (
        "Dutch detectives passed phone records to their Irish colleagues.",
        "Kenya shared data on the gang with Uganda.",
    ),
    "aid/humanitarian": (
        "The Turkish Red Crescent flew tents to Derna.",
        "Cuban nurses treated the wounded in Port-au-Prince.",
        "Colombia took in thousands of Venezuelans fleeing hunger, refugees among them.",
    ),
    "aid/economic": (
        "China wrote off part of Zambia's debts.",
        "The African Development Bank extended a loan of 90 million dollars to Malawi.",
    ),
    "aid/military": (
        "Slovakia furnished Ukraine with howitzers.",
        "British instructors trained recruits of the Somali army.",
    ),
    "retreat/release": (
        "The bandits let the pupils go, officials in Abuja said.",
        "Iran's best-known lawyer walked out of prison on bail.",
    ),
    "retreat/access": ("Damascus granted UN inspectors access to the plant.",),
    "retreat/ceasefire": ("The guns fell silent in Khartoum.",),
    "retreat/resign": ("The Thai premier dismissed two generals.",),
    "support": (
        "Portugal's premier heaped praise on the peacekeepers.",
        "Lithuania stood by its neighbour Latvia in the row.",
    ),
    "support/recognise": ("Bhutan and Israel upgraded their relations.",),
    "accuse/investigate": ("Auditors in Accra are examining the finances of the state bank.",),
    "accuse/disapprove": ("The Finnish premier took a swipe at the Hungarian government.",),
    "accuse/allege": ("A widow in Manila brought a suit against the Philippine state.",),
    "threaten": ("The union gave the Peruvian government a week to restore the wages.",),
    "threaten/violence": ("The North Korean army said it would strike American bases.",),
    "protest/demo": ("Thousands of pensioners filed through Sofia to denounce the cuts.",),
    "protest/strike": ("Nurses in Harare downed tools.",),
    "protest/obstruct": ("Farmers near Lyon barred the motorway with bales.",),
    "sanction/withdraw": (
        "Chad broke off relations with Sudan.",
        "Sweden halted development aid to Mali.",
    ),
    "sanction/expel": ("The Czech Republic threw out eighteen Russian diplomats.",),
    "sanction/discontinue": ("Ottawa slapped a travel ban on Haitian politicians.",),
    "coerce/seize": ("The Indonesian navy impounded a Chinese trawler.",),
    "coerce/restrict": ("Belarus struck the candidate off the ballot.",),
    "coerce/curfew": ("A night-time curfew was clamped on Port Moresby.",),
    "coerce/deport": ("Algeria drove hundreds of migrants back over the border to Niger.",),
    "mobilize/troops": ("Poland moved two brigades to its border with Belarus.",),
    "mobilize/police": ("Hundreds of policemen fanned out across Lagos.",),
    "mobilize/parade": ("Tanks rumbled across the main square of Minsk.",),
    "reject": ("Madrid turned a deaf ear to the Catalan leader's plea.",),
    "reject/assist": ("Malta would not let the rescue ship dock.",),
    "request/assist": ("Tuvalu pleaded with Australia to send engineers.",),
    "request/yield": ("Relatives of the Colombian hostages begged the guerrillas to free them.",),
    "consult/meeting": ("The Latvian premier had a working lunch with her Estonian counterpart.",),
    "consult/third-party": ("A Swiss envoy has been shuttling between Baku and Yerevan.",),
}
NOTHING = (
    "The Croatian striker attacked down the left and shot wide.",
    "Her uncle in Ghana died of a heart attack.",
    "The play bombed in London.",
    "The Brazilian retailer fended off a takeover bid.",
    "Snow blocked the pass in Switzerland.",
    "The Kenyan author is serving a life sentence in the novel.",
    "Oil retreated from a high as prices in Norway eased.",
    "The German survey released data on the harvest.",
)


@pytest.mark.parametrize(
    ("expected", "text"), [(type_, text) for type_, texts in TOLD.items() for text in texts]
)
def test_a_family_of_words_tells_of_its_type(read: EventFinder, expected: str, text: str) -> None:
    assert [event.type for event in read(text)] == [expected]


@pytest.mark.parametrize("text", NOTHING)
def test_sport_stage_and_markets_tell_of_nothing(read: EventFinder, text: str) -> None:
    assert read(text) == ()


def test_a_pattern_does_not_reach_for_the_object_of_another_verb(read: EventFinder) -> None:
    (event,) = read("The Chilean government gave in and scrapped the food tax.")
    assert event.type == "concede"


def test_what_will_resume_is_planned(read: EventFinder) -> None:
    (event,) = read("Trade between Iran and Iraq will resume on Monday.")
    assert (event.type, event.status) == ("cooperate/economic", "planned")
