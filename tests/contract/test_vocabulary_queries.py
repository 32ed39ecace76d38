"""The refresh's SPARQL, run by a real engine over a graph in Wikidata's shape."""

from collections.abc import Iterator

import pytest
from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import ResultRow

from infra.vocabulary.refresh.queries import SOURCES, OfficeQuery, read_queries

# The prefixes that Wikidata's endpoint knows without being told.
PREFIXES = {
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "p": "http://www.wikidata.org/prop/",
    "ps": "http://www.wikidata.org/prop/statement/",
    "pq": "http://www.wikidata.org/prop/qualifier/",
    "pqv": "http://www.wikidata.org/prop/qualifier/value/",
    "wikibase": "http://wikiba.se/ontology#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
QUESTIONS = read_queries(SOURCES.read_text("utf-8"))

GRAPH = """
wd:Q9 wdt:P298 "RUR" ; p:P35 wd:now, wd:past, wd:doubted .
wd:now ps:P35 wd:Rudolf ; a wikibase:BestRank ; pq:P580 "2020-05-01" ; pqv:P580 wd:may .
wd:may wikibase:timeValue "2020-05-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 11 .
wd:past ps:P35 wd:Michael ; a wikibase:BestRank ; pq:P582 "2020-05-01" .
wd:doubted ps:P35 wd:Rupert .
wd:post wdt:P279 wd:Q7330070 ; wdt:P1001 wd:Q9 .
wd:abolished wdt:P279 wd:Q7330070 ; wdt:P1001 wd:Q9 ; wdt:P576 "1990" .
wd:Sapt p:P39 [ ps:P39 wd:post ; a wikibase:BestRank ; pq:P580 "2021" ] .
wd:Rupert p:P39 [ ps:P39 wd:abolished ; a wikibase:BestRank ; pq:P580 "1980" ] .
wd:Michael p:P39 [ ps:P39 wd:post ; a wikibase:BestRank ; pq:P580 "2019" ; pq:P582 "2021" ] .
wd:Q1065 p:P3975 [ ps:P3975 wd:Sapt ; a wikibase:BestRank ] .
wd:Rudolf wdt:P31 wd:Q5 ; rdfs:label "Rudolf Elphberg"@en, "Rodolphe"@fr ;
  skos:altLabel "Rudolf V"@en, "King Rudolf"@en, "Rodolphe V"@fr .
wd:Michael wdt:P31 wd:Q5 ; rdfs:label "Michael Strelsau"@en .
wd:Rupert wdt:P31 wd:Q5 ; rdfs:label "Rupert Hentzau"@en .
wd:Sapt wdt:P31 wd:Q5 ; rdfs:label "Colonel Sapt"@en .
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    head = "".join(f"@prefix {name}: <{uri}> .\n" for name, uri in PREFIXES.items())
    return Graph().parse(data=head + GRAPH, format="turtle")


def rows(graph: Graph, name: str, limit: int = 10, offset: int = 0) -> Iterator[ResultRow]:
    question = next(question for question in QUESTIONS if question.name == name)
    for row in graph.query(question.query(limit, offset), initNs=PREFIXES):
        assert isinstance(row, ResultRow)
        yield row


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_query_is_sparql(question: OfficeQuery) -> None:
    prepareQuery(question.query(limit=5, offset=0), initNs=PREFIXES)


def test_the_head_of_state_is_the_one_in_office_with_the_best_rank(graph: Graph) -> None:
    (row,) = rows(graph, "country P35")
    assert (str(row.place), str(row.name)) == ("RUR", "Rudolf Elphberg")
    assert (str(row.start)[:10], str(row.precision)) == ("2020-05-01", "11")
    assert set(str(row.aliases).split("|")) == {"Rudolf V", "King Rudolf"}


def test_a_post_that_exists_has_its_present_holder_even_without_an_exact_date(graph: Graph) -> None:
    (row,) = rows(graph, "post Q7330070")
    assert (str(row.place), str(row.name), str(row.start)) == ("RUR", "Colonel Sapt", "None")


def test_the_head_of_a_body_is_given_with_our_id_of_it(graph: Graph) -> None:
    (row,) = rows(graph, "body Q1065 un")
    assert (str(row.place), str(row.name), str(row.aliases)) == ("un", "Colonel Sapt", "")


def test_pages_end(graph: Graph) -> None:
    assert list(rows(graph, "country P35", limit=1, offset=1)) == []
