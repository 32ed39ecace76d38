"""Bodies of searches, as dictionaries."""

from dataclasses import replace
from datetime import date
from typing import Any

from shared.search.facet_registry import FACETS, REGISTRY, ROLE_FACETS
from shared.search.filters.engine_clauses import article_clauses, conjunction
from shared.search.filters.filters import DateRange, Filters, Selection
from shared.search.pages.cursor import Cursor, SortValue
from shared.search.pages.page import PageBodies, PageRequest, page_bodies
from shared.search.query.parser import parse_query

TODAY = "2025-01-01"


def _no_names(_: str) -> tuple[str, ...]:
    return ()


def _bodies(filters: Filters, after: tuple[SortValue, ...] = (), **more: Any) -> PageBodies:
    asked: dict[str, Any] = {"sort": "newest", "limit": 20, "as_of": TODAY, **more}
    return page_bodies(PageRequest(filters, **asked), Cursor(after, TODAY), _no_names)


def _body(filters: Filters, **more: Any) -> dict[str, Any]:
    return _bodies(filters, **more).articles


def test_no_filter_asks_for_everything() -> None:
    bodies = _bodies(Filters())
    assert [body["query"] for body in (bodies.articles, *bodies.counts)] == [{"match_all": {}}] * 2
    assert bodies.articles["size"] == 21


def test_facet_with_a_selection_is_counted_by_a_search_of_its_own() -> None:
    filters = Filters(selections={"country": Selection(("FRA",)), "source": Selection(("X",))})
    bodies = _bodies(filters, facets=("country", "leader", "language"))
    matching = {"bool": {"filter": [{"terms": {"country": ["FRA"]}}, {"terms": {"source": ["X"]}}]}}
    assert bodies.articles["query"] == matching
    first, own = bodies.counts
    assert (first["query"], own["query"]) == (matching, {"terms": {"source": ["X"]}})
    assert set(own["aggs"]) == {"country:values", "country:selected"}
    assert {"buckets", "leader:values", "language:values"} < set(first["aggs"])


def test_facets_with_the_same_clauses_share_a_search() -> None:
    filters = Filters(selections={"country": Selection(("CHN", "FRA"))}, match="all")
    (body,) = _bodies(filters, facets=FACETS).counts
    assert body["query"] == {"bool": {"filter": [{"term": {"country": "CHN"}},
                                                 {"term": {"country": "FRA"}}]}}  # fmt: skip
    assert {name.partition(":")[0] for name in body["aggs"]} == {*FACETS, "buckets", "undated"}


def test_only_the_first_counts_what_matches() -> None:
    filters = Filters(selections={"country": Selection(("FRA",)), "status": Selection(("denied",))})
    bodies = _bodies(filters, facets=FACETS)
    assert bodies.articles["track_total_hits"] is False
    assert [body["track_total_hits"] for body in bodies.counts] == [True, False, False]
    assert {body["size"] for body in bodies.counts} == {0}


def test_counts_stay_the_same_on_every_page_and_in_every_order() -> None:
    filters = Filters(words=parse_query("visit talks"), selections={"country": Selection(("FRA",))})
    first = _bodies(filters, facets=FACETS)
    next_ = _bodies(filters, after=(1.5, 3, "x"), facets=FACETS, sort="relevance", limit=5)
    later = _bodies(filters, facets=FACETS, as_of="2025-01-02", highlight=False)
    assert first.counts == next_.counts == later.counts
    assert next_.articles["search_after"] == [1.5, 3, "x"]


def test_counts_look_for_words_by_their_stems_and_for_phrases_as_they_stand() -> None:
    bodies = _bodies(Filters(words=parse_query('visit "peace talks"')))
    assert _searched_fields(bodies.articles["query"]["bool"]["must"]) == [
        {"title", "title.exact", "lead", "lead.exact", "body", "body.exact"},
        {"title.exact", "lead.exact", "body.exact"},
    ]
    assert _searched_fields(bodies.counts[0]["query"]) == [
        {"title", "lead", "body"},
        {"title.exact", "lead.exact", "body.exact"},
    ]


def _searched_fields(query: Any) -> list[set[str]]:
    """The fields of each search for words in a query, without their weights."""
    if isinstance(query, list):
        return [found for part in query for found in _searched_fields(part)]
    if not isinstance(query, dict):
        return []
    if "multi_match" in query:
        return [{name.partition("^")[0] for name in query["multi_match"]["fields"]}]
    return [found for part in query.values() for found in _searched_fields(part)]


def test_same_event_is_one_nested_clause() -> None:
    filters = Filters(
        selections={"leader": Selection(("a",)), "status": Selection((), ("denied",))},
        event_date=DateRange(date(2025, 9, 1), None),
        same_event=True,
    )
    (clause,) = article_clauses(filters)
    assert clause["nested"]["query"]["bool"]["filter"] == [
        {"bool": {"must_not": [{"term": {"events.likely": False}}]}},
        {"range": {"events.date": {"gte": "2025-09-01"}}},
        {"terms": {"events.leader": ["a"]}},
        {"bool": {"must_not": [{"terms": {"events.status": ["denied"]}}]}},
    ]


def test_any_event_counts_where_asked_for() -> None:
    chosen = {"event": Selection(("aid",)), "country": Selection(("FRA",))}
    day = DateRange(date(2025, 9, 1))
    any_ = Filters(selections=chosen, event_date=day, confidence="any")
    assert article_clauses(any_) == [
        {"terms": {"country": ["FRA"]}},
        {"terms": {"event_any": ["aid"]}},
        {"range": {"event_date_any": {"gte": "2025-09-01"}}},
    ]
    (clause,) = article_clauses(replace(any_, same_event=True))
    assert clause["nested"]["query"]["bool"]["filter"] == [
        {"range": {"events.date": {"gte": "2025-09-01"}}},
        {"terms": {"events.country": ["FRA"]}},
        {"terms": {"events.event": ["aid"]}},
    ]


def test_confidence_alone_leaves_no_article_out() -> None:
    assert article_clauses(Filters(same_event=True)) == []
    assert article_clauses(Filters(confidence="any")) == []


def test_role_makes_all_that_is_selected_meet_in_one_event() -> None:
    accused = {"event": Selection(("accuse",)), "recipient": Selection(("ISR",))}
    by_iran = Filters(selections=accused | {"actor": Selection(("IRN",))})
    (clause,) = article_clauses(by_iran)
    assert clause["nested"]["query"]["bool"]["filter"][1:] == [
        {"terms": {"events.event": ["accuse"]}},
        {"terms": {"events.actor": ["IRN"]}},
        {"terms": {"events.recipient": ["ISR"]}},
    ]


def test_role_that_is_left_out_is_left_out_of_the_whole_article() -> None:
    without = Filters(selections={"actor": Selection((), ("IRN",))})
    assert article_clauses(without) == [{"bool": {"must_not": [{"terms": {"actor": ["IRN"]}}]}}]


def test_field_of_events_in_the_words_heeds_the_confidence() -> None:
    node = parse_query("event:aid -status:planned")
    likely, any_ = (
        _body(Filters(words=node, confidence=confidence)) for confidence in ("likely", "any")
    )
    assert "event_any" not in str(likely["query"])
    assert "status_any" not in str(likely["query"])
    assert "event_any" in str(any_["query"])
    assert "status_any" in str(any_["query"])


def test_each_facet_ignores_its_own_selection_alone() -> None:
    filters = Filters(
        selections={f: Selection(("x",)) for f in set(FACETS) - ROLE_FACETS},
        published=DateRange(date(2025, 1, 1)),
    )
    first, *own = _bodies(filters, facets=FACETS).counts
    everything = article_clauses(filters)
    assert first["query"] == conjunction(everything)
    for body in own:
        clauses = body["query"]["bool"]["filter"]
        (ignored,) = [clause for clause in everything if clause not in clauses]
        (facet,) = {name.partition(":")[0] for name in body["aggs"]}
        assert ignored == {"terms": {REGISTRY[facet].field: ["x"]}}
    assert len(own) == len(FACETS) - len(ROLE_FACETS)


def test_words_score_and_filters_do_not() -> None:
    body = _body(
        Filters(words=parse_query("visit"), selections={"country": Selection(("FRA",))}),
    )
    query = body["query"]["bool"]
    assert query["filter"] == [{"terms": {"country": ["FRA"]}}]
    assert query["must"][0]["multi_match"]["fields"][0] == "title.exact^6"
    assert body["highlight"]["encoder"] == "html"


def test_age_is_counted_from_the_same_day_on_every_page() -> None:
    body = _body(Filters(words=parse_query("visit")))
    recency = body["query"]["bool"]["should"][-1]["distance_feature"]
    assert recency["origin"].startswith("2025-01-01")
