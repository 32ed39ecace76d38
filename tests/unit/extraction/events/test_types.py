"""Every type of the tree, told in several ways: one sentence, one main event."""

import pytest

from tests.unit.extraction.events.event_finder import EventFinder

TOLD: dict[str, tuple[str, ...]] = {
    "agree": (
        "Norway agreed to take part in the rescue of the stranded crew.",
        "The Kenyan government pledged to open its archives to historians.",
    ),
    "agree/treaty": (
        "Peru and Chile signed a border treaty on Monday.",
        "The Croatian parliament ratified the fisheries convention.",
        "A peace accord was signed by both governments in Geneva.",
    ),
    "agree/deal": (
        "Negotiators from Spain and Morocco reached a deal on fishing rights.",
        "The two ministers struck an agreement on grain exports from Ukraine.",
        "A compromise was hammered out by the coalition parties in Belgium.",
    ),
    "agree/plan-to-meet": (
        "India and Nepal agreed to hold talks on the disputed road.",
        "Both governments agreed to meet again in Vienna.",
    ),
    "consult": ("The foreign ministers of Egypt and Sudan discussed the dam on Sunday.",),
    "consult/visit": (
        "The Finnish prime minister visited Estonia on Thursday.",
        "The Brazilian president arrived in Portugal on a state visit.",
        "King Felipe paid a visit to Mexico.",
    ),
    "consult/third-party": (
        "Oman mediated between the two governments.",
        "A Norwegian envoy launched a mediation effort in Colombia.",
    ),
    "consult/multilateral": (
        "The leaders of nine states attended a summit in Nairobi.",
        "Portugal hosted an international conference on the oceans.",
    ),
    "consult/phone": (
        "The Japanese premier telephoned the Indian prime minister.",
        "The presidents of France and Poland spoke by phone on Friday.",
    ),
    "consult/meeting": (
        "The German chancellor met the Dutch prime minister in Berlin.",
        "The Iraqi foreign minister held talks with his Kuwaiti counterpart.",
        "The two delegations sat down with officials from Chad.",
    ),
    "support": (
        "The Swedish government welcomed the decision of the court.",
        "The opposition voiced its support for the reform in Tunisia.",
        "Canada praised the work of the election observers.",
        "The Polish senate approved the new budget.",
    ),
    "support/endorse": (
        "The Polish senate confirmed the ambassador.",
        "The former president endorsed the opposition candidate.",
    ),
    "support/recognise": (
        "Ireland recognised the breakaway region as an independent state.",
        "Israel and Bahrain established diplomatic relations.",
    ),
    "concede": (
        "The Bolivian government gave in to the demands of the miners.",
        "The railway union called off the strike.",
    ),
    "concede/ease-restriction": (
        "The Thai authorities lifted the curfew in three provinces.",
        "The United States eased sanctions on Venezuelan oil.",
        "The ban on imports was lifted by the Chinese government.",
    ),
    "concede/grant": (
        "The president pardoned the two reporters from Al Jazeera.",
        "The court granted bail to the opposition leader.",
    ),
    "concede/apologise": (
        "The Belgian king expressed regret for colonial rule.",
        "The Canadian premier apologised to the victims.",
    ),
    "cooperate": (
        "Police forces of Spain and France worked together on the case.",
        "The Nordic governments joined forces against smugglers.",
    ),
    "cooperate/economic": (
        "Turkey and Armenia resumed trade after three decades.",
        "Ethiopia and Djibouti built a joint venture to run the railway.",
    ),
    "cooperate/military": (
        "The navies of India and Japan held joint exercises in the bay.",
        "Egyptian and Saudi troops conducted a joint drill.",
    ),
    "cooperate/intelligence": (
        "Britain shared intelligence with its allies.",
        "Prosecutors in Peru exchanged evidence with Brazil.",
    ),
    "aid": ("The Danish government assists farmers in Mali.",),
    "aid/economic": (
        "The World Bank lent Kenya 300 million dollars.",
        "Japan gave Laos a grant of ten million dollars.",
    ),
    "aid/military": (
        "Germany supplied tanks to Ukraine.",
        "Rwanda sent peacekeepers to the Central African Republic.",
    ),
    "aid/humanitarian": (
        "The Red Crescent delivered food to the flooded villages of Pakistan.",
        "Ecuador granted asylum to the journalist.",
    ),
    "retreat": ("Russian officers returned the post to local control.",),
    "retreat/withdraw": (
        "Ethiopia withdrew its troops from the border town.",
        "The French army pulled out of Niger.",
    ),
    "retreat/release": (
        "The rebels freed twelve hostages in Colombia.",
        "A court in Turkey ordered the release of the editor.",
        "Greece returned the stolen statue to Libya.",
    ),
    "retreat/disarm": (
        "The militia laid down its weapons in the Philippines.",
        "Dozens of insurgents surrendered to the Nigerian army.",
    ),
    "retreat/ceasefire": (
        "The Sudanese army declared a ceasefire for the holiday.",
        "Armenia and Azerbaijan halted the fighting.",
    ),
    "retreat/access": (
        "The Syrian government allowed aid workers into the suburb.",
        "Iran let the inspectors visit the plant.",
    ),
    "retreat/resign": (
        "The Peruvian prime minister resigned on Tuesday.",
        "The Slovak interior minister stepped down.",
    ),
    "request": (
        "The opposition in Georgia demanded an explanation from the minister.",
        "The court ordered the Malaysian banker to appear.",
        "The students' union demanded the resignation of the minister.",
    ),
    "request/assist": (
        "The mayor of the Chilean town appealed for help.",
        "Thousands of Venezuelans sought asylum in Trinidad.",
    ),
    "request/change": (
        "The students' union demanded a reform of the exams.",
        "The party called for early elections in Serbia.",
    ),
    "request/yield": (
        "The European Union demanded the release of the activists.",
        "The United Nations urged the Libyan army to end the siege.",
    ),
    "request/meet": (
        "The Qatari envoy called for talks between the factions.",
        "Hungary asked for a meeting of the council.",
    ),
    "reject": (
        "The Supreme Court of Ghana rejected the appeal.",
        "Russia vetoed the draft resolution.",
    ),
    "reject/assist": ("Hungary turned away forty refugees at the border.",),
    "reject/change": ("The president of Belarus refused to change the law.",),
    "reject/yield": ("The Somali militia refused to budge.",),
    "reject/meet": ("The premier of Thailand declined the invitation.",),
    "accuse": (),
    "accuse/disapprove": (
        "The minister from Uganda complained about the tariff.",
        "The African Union condemned the attack on the convoy.",
        "The Labour Party criticised the British budget.",
        "Mexico's president slammed the decision.",
    ),
    "accuse/investigate": (
        "Police in Malta opened an inquiry into the sale of passports.",
        "Prosecutors are investigating the Swiss bank.",
    ),
    "accuse/allege": (
        "Human Rights Watch accused the army of torture in Cameroon.",
        "The family sued the Irish state.",
        "Armenia blamed Azerbaijan for the shelling.",
    ),
    "threaten": (
        "The president of Niger issued an ultimatum to the union.",
        "China warned of serious consequences.",
    ),
    "threaten/restrict": ("The United States threatened to impose tariffs on steel.",),
    "threaten/arrest": ("The governor threatened to jail the organisers of the march.",),
    "threaten/relations": ("Serbia threatened to cut ties with the alliance.",),
    "threaten/expel": ("The Hungarian party threatened to expel the lawmaker.",),
    "threaten/territory": ("Venezuela threatened to annex the region.",),
    "threaten/violence": (
        "The militants threatened to kill the hostages.",
        "The Hamas leader vowed revenge for the killing.",
    ),
    "protest": ("Residents protested against the new dam in Brazil.",),
    "protest/demo": (
        "Thousands marched through the Chilean capital.",
        "Students demonstrated outside the parliament in Athens.",
    ),
    "protest/riot": (
        "Protesters clashed with police in Dakar.",
        "Youths hurled stones at officers in Nantes.",
    ),
    "protest/strike": (
        "Teachers in Guinea went on strike over pay.",
        "Nurses walked out at hospitals in Zimbabwe.",
    ),
    "protest/hunger": ("The jailed Egyptian blogger began a hunger strike.",),
    "protest/boycott": ("Opposition parties boycotted the vote in Burundi.",),
    "protest/obstruct": ("French farmers blocked the motorway with tractors.",),
    "protest/vandalize": ("Demonstrators toppled a statue in Bristol.",),
    "sanction": (),
    "sanction/convict": (
        "A court in Guatemala convicted the former general.",
        "A jury in Sydney found the banker guilty.",
    ),
    "sanction/expel": (
        "Poland expelled two Russian diplomats.",
        "The African Union suspended Mali from the bloc.",
    ),
    "sanction/withdraw": (
        "Honduras cut diplomatic ties with Taiwan.",
        "Algeria recalled its ambassador from Madrid.",
        "Norway suspended aid to Tanzania.",
    ),
    "sanction/discontinue": (
        "The European Union imposed sanctions on Belarus.",
        "India banned imports of Turkish marble.",
    ),
    "mobilize": ("Rebels are advancing on the town in Chad.",),
    "mobilize/troops": (
        "Russia massed troops along the border.",
        "The Colombian army deployed soldiers to the province.",
    ),
    "mobilize/weapons": (
        "North Korea tested a ballistic missile on Sunday.",
        "Iran deployed missiles near the strait.",
    ),
    "mobilize/police": ("Riot police were deployed across the Kenyan capital.",),
    "mobilize/militia": ("Rebels are massing near the town in Chad.",),
    "mobilize/parade": ("The Greek army held a military parade in the capital.",),
    "mobilize/exercise": ("Taiwan began military exercises off its coast.",),
    "coerce": (),
    "coerce/seize": (
        "The Mexican navy seized four tons of cocaine.",
        "The Zimbabwean state confiscated the farm.",
    ),
    "coerce/restrict": (
        "The Algerian government banned the party.",
        "Jordan closed its border with Syria.",
    ),
    "coerce/censor": (
        "The Turkish regulator blocked the website.",
        "The authorities in Myanmar shut down two newspapers.",
    ),
    "coerce/curfew": ("The governor imposed a curfew on the Ecuadorian port.",),
    "coerce/martial-law": ("The president of Sri Lanka declared a state of emergency.",),
    "coerce/arrest": (
        "Police in Hanoi arrested a blogger.",
        "Two Kurdish politicians were detained by the Turkish authorities.",
    ),
    "coerce/deport": ("Pakistan deported hundreds of Afghan migrants.",),
    "coerce/withhold": ("The army cut off water to the besieged Sudanese city.",),
    "coerce/misinformation": ("The Russian agency ran a disinformation campaign in Moldova.",),
    "coerce/cyber": ("Hackers broke into the servers of the Albanian ministry.",),
    "coerce/coup": (
        "Army officers seized power in Gabon.",
        "The junta toppled the president of Niger.",
    ),
    "assault": (
        "Gunmen attacked a village in northern Mozambique.",
        "The Congolese rebels captured the town.",
        "The army launched an offensive in Tigray.",
    ),
    "assault/abduct": ("Bandits kidnapped thirty pupils in Nigeria.",),
    "assault/beat": ("Guards beat the prisoners in Minsk.",),
    "assault/torture": ("Soldiers tortured the detainees in Syria.",),
    "assault/sexual": ("Militiamen raped women in the Congolese camp.",),
    "assault/targeted": ("Assailants assassinated the mayor in Ecuador.",),
    "assault/destroy": ("Militants blew up an ancient temple in Iraq.",),
    "assault/primitive": ("A man stabbed two policemen in Brussels.",),
    "assault/firearms": (
        "Gunmen opened fire on a bus in Kenya.",
        "Nine people died when gunmen opened fire at a market in Haiti.",
        "A soldier shot a protester dead in Khartoum.",
    ),
    "assault/explosives": ("A car bomb exploded outside the ministry in Kabul.",),
    "assault/suicide-attack": ("A suicide bomber struck a mosque in Peshawar.",),
    "assault/aerial": ("Warplanes bombed a depot in Yemen.",),
    "assault/drone": ("A drone strike killed two men in Somalia.",),
    "assault/heavy-weapons": (
        "The army shelled the Ukrainian suburb.",
        "A missile hit a station in Kharkiv.",
    ),
    "assault/crowd-control": ("Police in Tbilisi fired tear gas at the crowd.",),
    "assault/unconventional": ("The army used nerve gas against the Syrian town.",),
    "election": ("The country goes to the polls on Sunday in Portugal.",),
    "election/vote": ("Voters in Iceland elected a new president.",),
    "election/inauguration": ("The new president of Argentina was sworn in.",),
    "election/referendum": ("The island of New Caledonia held a referendum.",),
    "commemorate": ("The king laid a wreath at the Dutch memorial.",),
    "commemorate/anniversary": ("Cuba marked the anniversary of the revolution.",),
    "commemorate/funeral": ("Thousands attended the funeral of the Lebanese commander.",),
    "disaster": ("A landslide buried a village in Papua New Guinea.",),
    "disaster/quake": ("A strong earthquake shook southern Peru.",),
    "disaster/flood": ("Floods killed dozens of people in Libya.",),
    "disaster/fire": ("A wildfire destroyed homes in Greece.",),
    "disaster/epidemic": ("An outbreak of cholera killed forty people in Zambia.",),
    "disaster/accident": ("A ferry capsized off the coast of Tanzania.",),
}


@pytest.mark.parametrize(
    ("expected", "text"), [(key, text) for key, texts in TOLD.items() for text in texts]
)
def test_a_sentence_tells_of_its_event_and_of_no_other(
    read: EventFinder, expected: str, text: str
) -> None:
    assert [event.type for event in read(text)] == [expected]


def test_every_type_of_the_tree_is_tried(read: EventFinder) -> None:
    assert set(TOLD) == set(read.vocabulary.events.types)


def test_the_examples_of_each_type_tell_of_it(read: EventFinder) -> None:
    wrong = [
        (key, example)
        for key, type_ in read.vocabulary.events.types.items()
        for example in type_.examples
        if not all(event.type.startswith(key) for event in read(example)) or not read(example)
    ]
    assert wrong == []
