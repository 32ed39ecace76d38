"""Every present holder of a single office, by the words "the TITLE of COUNTRY"."""

from datetime import date

from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import Country, load
from shared.vocabulary.model import Office

DAY = date(2026, 11, 27)
RANKS = ("head-of-state", "head-of-government", "minister")
PLAIN = ("president", "prime minister", "premier", "chancellor", "king")
ARTICLE = ("United ", "Philippines", "Netherlands", "Bahamas", "Gambia", "Maldives", "Comoros")


def holders() -> dict[tuple[str, str], set[str]]:
    """Who holds each office of each country, by country and office."""
    day = DAY.isoformat()
    held: dict[tuple[str, str], set[str]] = {}
    for leader in load().leaders.values():
        for term in leader.terms:
            office = load().offices[term.office]
            open_now = term.start <= day and (term.end is None or day < term.end)
            if term.country and not term.organisation and office.rank in RANKS and open_now:
                held.setdefault((term.country, office.key), set()).add(leader.id)
    return {key: ids for key, ids in held.items() if load().offices[key[1]].single}


def titles(office: Office) -> set[str]:
    """Its label, if texts write that, else its longest title; and the plain ones it goes by."""
    label = office.label.lower()
    own = {label} & set(office.titles) or set(office.titles[:1])
    return own | set(PLAIN) & set(office.titles)


def sentence(title: str, country: Country) -> str:
    the = "the " if country.name.startswith(ARTICLE) or "Republic" in country.name else ""
    place = f"in {country.capital} " if country.capital else ""
    return f"The {title} of {the}{country.name} spoke {place}on Monday about the budget."


def test_every_present_holder_is_found_by_office_and_country() -> None:
    extractor = Extractor(load())
    missed = {}
    for (code, key), held in holders().items():
        for title in sorted(titles(load().offices[key])):
            text = sentence(title, load().countries[code])
            found = {tag.id for tag in extractor.extract(ArticleText("", text, DAY)).leaders}
            if not held & found:
                missed[code, key] = text
    assert missed == {}
    assert len(holders()) > 500
