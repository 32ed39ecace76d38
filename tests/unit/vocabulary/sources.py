"""A small vocabulary with nothing wrong, for tests to break in one place."""

from shared.vocabulary import Vocabulary
from shared.vocabulary.checks import check

SOUND = {
    "blockers.psv": "dish | <demonym> fries; Ruritanian sausage\nplace | New Ruritania\n",
    "cities.psv": "# source: GeoNames\n# as_of: 2026-01-01\nRUR |  | Zenda\n",
    "countries.psv": (
        "# source: a novel\n# as_of: 2026-01-01\n"
        "GRA | Graustark | Principality of Graustark |\n"
        "RUR | Ruritania | Kingdom of Ruritania | Rurítania the Fair\n"
    ),
    "country_forms.psv": (
        "# source: a novel\n# as_of: 2026-01-01\n"
        "GRA | capital | place | Edelweiss\n"
        "RUR | name | exact | RU\n"
        "RUR | demonym | | Ruritanian\n"
        "RUR | people | | Ruritanians\n"
        "RUR | capital | namesake | Strelsau; Old Strelsau\n"
    ),
    "leaders/all.psv": (
        "# as_of: 2026-01-01\n# source: a novel\n"
        "rudolf-elphberg | Rudolf Elphberg | Rudolph Elphberg; =Elphberg | king RUR 2020-05-01..\n"
        "michael-strelsau | Michael Strelsau |  | king RUR 2010..2020-05-01; minister RUR 2009..\n"
        "beverly-yetive | Beverly Yetive |  | chief league 2024-02..2025\n"
    ),
    "offices.psv": (
        "king | King | leader | head-of-state | one | king; his majesty king\n"
        "minister | Minister | leader | minister | many | minister\n"
        "chief | Chief | leader | organisation | one | league chief\n"
    ),
    "organisations.psv": (
        "# source: a novel\n# as_of: 2026-01-01\nleague | The League | international |  | TL\n"
    ),
    "places.psv": "# source: a novel\n# as_of: 2026-01-01\nRUR | province | Hentzau | Hz.\n",
    "wikidata/countries.psv": "# source: a list\n# as_of: 2026-01-01\nRUR | Q11 | list\n",
    "wikidata/leaders.psv": (
        "# source: a list\n# as_of: 2026-01-01\nrudolf-elphberg | Q21 | list\n"
    ),
}


def with_line(file: str, line: str) -> dict[str, str]:
    """The sound files with one more line at the end of one of them."""
    return {**SOUND, file: f"{SOUND[file]}{line}\n"}


def with_change(file: str, old: str, new: str) -> dict[str, str]:
    """The sound files with one text changed for another."""
    assert old in SOUND[file]
    return {**SOUND, file: SOUND[file].replace(old, new)}


def built(sources: dict[str, str] = SOUND) -> Vocabulary:
    """The vocabulary of files with nothing wrong."""
    vocabulary, problems = check(sources)
    assert problems == []
    return vocabulary


def told(sources: dict[str, str]) -> list[str]:
    """What the checks say of the files."""
    return [str(problem) for problem in check(sources)[1]]
