"""SPARQL queries to Wikidata, one for each kind of office."""

from dataclasses import dataclass
from pathlib import Path

from shared.vocabulary.data_files import Row, cell_values, parse_table

SOURCES = Path(__file__).parent / "sources.psv"

_COUNTRY = """\
  ?country wdt:P298 ?place ; p:{item} ?statement .
  ?statement ps:{item} ?person ; a wikibase:BestRank ."""
_POST = """\
  ?position wdt:P279* wd:{item} ; wdt:P1001 ?country .
  MINUS {{ ?position wdt:P576 [] }}
  ?country wdt:P298 ?place .
  ?person p:P39 ?statement .
  ?statement ps:P39 ?position ; a wikibase:BestRank ; pq:P580 [] ."""
_BODY = """\
  BIND("{place}" AS ?place)
  wd:{item} p:{property} ?statement .
  ?statement ps:{property} ?person ; a wikibase:BestRank ."""
_PATTERNS = {"country": _COUNTRY, "post": _POST, "body": _BODY}
# Ordered by everything that tells rows apart, or pages would overlap.
_QUERY = """\
SELECT ?place ?person ?name ?start ?precision
  (GROUP_CONCAT(DISTINCT COALESCE(?alias, ""); separator="|") AS ?aliases)
WHERE {{
{pattern}
  FILTER NOT EXISTS {{ ?statement pq:P582 [] }}
  ?person wdt:P31 wd:Q5 ; rdfs:label ?name .
  FILTER(LANG(?name) = "en")
  FILTER NOT EXISTS {{ ?person wdt:P570 [] }}
  OPTIONAL {{
    ?statement pqv:P580 [ wikibase:timeValue ?start ; wikibase:timePrecision ?precision ] .
  }}
  OPTIONAL {{ ?person skos:altLabel ?alias . FILTER(LANG(?alias) = "en") }}
}}
GROUP BY ?place ?person ?name ?start ?precision
ORDER BY ?place ?person ?start
LIMIT {limit} OFFSET {offset}"""


@dataclass(frozen=True, slots=True)
class OfficeQuery:
    """One kind of office to ask for.

    Attributes:
        name: short and unique, for messages and the state file.
        offices: keys of the offices that answer it, or one `rank:…`.
        pattern: the part of the query that finds `?place`, `?statement` and `?person`.
    """

    name: str
    offices: tuple[str, ...]
    pattern: str

    def query(self, limit: int, offset: int) -> str:
        """Return the whole SPARQL query for one page."""
        return _QUERY.format(pattern=self.pattern, limit=limit, offset=offset)


def read_queries(text: str) -> list[OfficeQuery]:
    """Read the queries of a sources file, in its order."""
    return [_question(row) for row in parse_table(SOURCES.name, text).rows]


def _question(row: Row) -> OfficeQuery:
    kind, item, offices, place = row.cells
    item, _, property_ = item.partition(" ")
    pattern = _PATTERNS[kind].format(item=item, property=property_, place=place)
    return OfficeQuery(" ".join([kind, item, place]).strip(), cell_values(offices), pattern)
