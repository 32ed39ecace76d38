"""The model of the vocabulary: countries, leaders, offices, organisations and event types.

Plain frozen data, built once by `load` and never changed. docs/vocabulary.md describes the data
files that these types come from.
"""

from dataclasses import dataclass
from typing import Literal

from shared.domain.annotations import Kind
from shared.vocabulary.events import EventVocabulary

type FormKind = Literal["name", "demonym", "people", "capital", "government"]
type FormFlag = Literal["exact", "person", "namesake", "town", "both", "place", "word", "shared"]
type PlaceKind = Literal["state", "province", "territory", "nation", "city"]
type Rank = Literal[
    "head-of-state",
    "head-of-government",
    "vice",
    "minister",
    "parliament",
    "party",
    "region",
    "organisation",
    "movement",
    "candidate",
    "official",
]


@dataclass(frozen=True, slots=True)
class CountryForm:
    """One way to write a country, its people, its capital or its government.

    Attributes:
        text: the form as written in news, with its capitals and accents.
        country: ISO 3166-1 alpha-3 code, or XKX.
        kind: what the words are: the country's `name`, its adjective (`demonym`), its `people`
            as a noun, its `capital`, or a `government` called by its seat.
        flags: limits on when the form counts; without a flag it counts wherever it begins with a
            capital. `exact`: only in exactly these capitals (US, not us). `person`: also a name of
            persons (Jordan); it does not count where the words around it make it one. `namesake`:
            also a town or state elsewhere (London); it does not count where the text speaks of
            that one. `place`: most often another place (Georgia). `word`: also a common word
            (Turkey). Both count only where the text speaks of the country. `shared`: more often a
            name of another country (Congo).
    """

    text: str
    country: str
    kind: FormKind
    flags: tuple[FormFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country and all its surface forms.

    Attributes:
        code: ISO 3166-1 alpha-3 code, or XKX.
        name: English short name, for people.
        official: formal name.
        capital: seat of its government, or an empty string where it has none.
        forms: every surface form, the short name first.
        wikidata: Wikidata's id (`Q142`), or an empty string where none was found.
    """

    code: str
    name: str
    official: str
    capital: str
    forms: tuple[CountryForm, ...]
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Blocker:
    """Words in which a country's form means something else.

    Attributes:
        pattern: words, of which `<name>`, `<demonym>`, `<people>`, `<capital>` and `<country>`
            (any of them) stand for a form of that kind: `Bank of <name>`, `<demonym> fries`.
        what: what the words mean instead, such as `place`, `company`, `paper`, `team` or `dish`.
    """

    pattern: str
    what: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place within a country that texts name beside towns, or that shares a country's name.

    Attributes:
        name: its name.
        kind: what it is.
        country: alpha-3 code of the country it lies in.
        abbreviations: forms after a town's name, such as `Ga.` and `GA`.
        state: of a city, the name of its state, where the data tell it.
    """

    name: str
    kind: PlaceKind
    country: str
    abbreviations: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A political office, wherever it is held.

    Attributes:
        key: slug that terms refer to.
        label: name for people.
        kind: `leader`, or `official` for lower rank.
        rank: the rank of the holder in the country or organisation.
        single: True where a country or organisation has one holder at a time.
        titles: forms in text, lower case, the longest first.
    """

    key: str
    label: str
    kind: Kind
    rank: Rank
    single: bool
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body of states or a movement that people lead.

    Attributes:
        id: slug that terms refer to.
        name: name for people.
        kind: `international` or `movement`.
        country: alpha-3 code of the country it is of, for movements; None for the others.
        forms: surface forms, the name first.
    """

    id: str
    name: str
    kind: Literal["international", "movement"]
    country: str | None
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office.

    Attributes:
        office: key of the office.
        kind: kind of the office.
        country: alpha-3 code, for an office of a country (for a movement's: the movement's).
        organisation: organisation id, or None for an office of a country.
        start: ISO day, month or year.
        end: the same, or None while in office.
    """

    office: str
    kind: Kind
    country: str | None
    organisation: str | None
    start: str
    end: str | None


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who holds or held high political office.

    Attributes:
        id: slug, unique.
        name: name for people.
        aliases: other spellings and forms of the whole name.
        short: forms used alone after the first mention; the last word of the name where the
            data file gives none.
        terms: terms of office as the data file has them, the chief one first.
        wikidata: Wikidata's id (`Q76`), or an empty string where none was found.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    short: tuple[str, ...]
    terms: tuple[Term, ...]
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole vocabulary.

    Attributes:
        countries: by alpha-3 code.
        blockers: phrases that keep a country's form from meaning the country.
        places: states, provinces and the like, and large cities.
        leaders: by id.
        offices: by key.
        organisations: by id.
        events: the event tree and its triggers.
        as_of: ISO day up to which the table of leaders is known.
        version: hash of all data files.
    """

    countries: dict[str, Country]
    blockers: tuple[Blocker, ...]
    places: tuple[Place, ...]
    leaders: dict[str, Leader]
    offices: dict[str, Office]
    organisations: dict[str, Organisation]
    events: EventVocabulary
    as_of: str
    version: str
