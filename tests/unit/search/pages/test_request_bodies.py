"""Bodies of searches, as dictionaries."""

from dataclasses import replace
from datetime import date
from typing import Any

from shared.search.facet_registry import FACETS, ROLE_FACETS
from shared.search.filters.engine_clauses import article_clauses
from shared.search.filters.filters import DateRange, Filters, Selection
from shared.search.pages.cursor import Cursor
from shared.search.pages.page import PageRequest, clause_scopes, page_body
from shared.search.query.parser import parse_query


def _no_names(_: str) -> tuple[str, ...]:
    return ()


def _body(filters: Filters, **more: Any) -> dict[str, Any]:
    request = PageRequest(filters, sort="newest", limit=20, as_of="2025-01-01", **more)
    return page_body(request, Cursor((), "2025-01-01"), _no_names)


def test_no_filter_asks_for_everything() -> None:
    body = _body(Filters())
    assert body["query"] == {"match_all": {}}
    assert "post_filter" not in body
    assert body["size"] == 21


def test_selection_of_a_counted_facet_is_left_to_the_post_filter() -> None:
    filters = Filters(selections={"country": Selection(("FRA",)), "source": Selection(("X",))})
    body = _body(filters, facets=("country",))
    assert body["query"] == {"terms": {"source": ["X"]}}
    assert body["post_filter"] == {"terms": {"country": ["FRA"]}}
    assert body["aggs"]["country"]["filter"] == {"match_all": {}}
    assert body["aggs"]["timeline"]["filter"] == {"terms": {"country": ["FRA"]}}


def test_match_all_puts_every_filter_into_the_query() -> None:
    filters = Filters(selections={"country": Selection(("CHN", "FRA"))}, match="all")
    body = _body(filters, facets=FACETS)
    assert body["query"] == {"bool": {"filter": [{"term": {"country": "CHN"}},
                                                 {"term": {"country": "FRA"}}]}}  # fmt: skip
    assert "post_filter" not in body


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


def test_scopes_add_up_to_every_clause() -> None:
    filters = Filters(
        selections={f: Selection(("x",)) for f in set(FACETS) - ROLE_FACETS},
        published=DateRange(date(2025, 1, 1)),
    )
    split = clause_scopes(filters, FACETS)
    everything = article_clauses(filters)
    assert sorted(map(str, split.common + split.articles)) == sorted(map(str, everything))
    assert split.common == [{"range": {"date": {"gte": "2025-01-01"}}}]


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
