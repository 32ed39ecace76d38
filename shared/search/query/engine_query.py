"""The tree of a query as the engine's query: what matches, what scores, what is highlighted.

A score is a sum of fixed weights; word statistics have no part in it (the index uses `boolean`
similarity). So it depends on the article and the query only, and pages stay in place while new
articles arrive. docs/adr/0051 gives the reasons of the weights.
"""

import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from shared.search.facet_registry import REGISTRY, Confidence
from shared.search.index.word_characters import has_word, is_one_word
from shared.search.query.query_tree import (
    KEYWORD_FIELDS,
    TEXT_FIELDS,
    AllOf,
    AnyOf,
    Node,
    Not,
    Term,
)

type Query = dict[str, Any]
type Spellings = Callable[[str], Sequence[str]]
"""Returns the other spellings of a word or name; most have none."""

FIELD_WEIGHTS = {"title": 6.0, "lead": 3.0, "body": 1.5}
"""Weight of a word found in its exact form: title over lead over body."""
STEM_SHARE = 2 / 3
"""Part of that weight for a word found by its stem alone: exact forms win."""
SPELLING_SHARE = 0.9
"""Part of that weight for a name found in another spelling than the one that was asked for."""
PHRASE_WEIGHTS = {"title": 2.0, "body": 1.0}
"""Added where the words of a query stand together, in order, with at most `PHRASE_SLOP` between."""
PHRASE_SLOP = 2
MOST_ENDINGS = 10_000
"""Most words tried for the last, unfinished word of a phrase; news has fewer for two letters."""
_BEYOND_LATIN = "\u0370"
RECENCY_WEIGHT = 0.4
"""Added for the newest article; it is less than any difference between the weights above."""
RECENCY_PIVOT = "30d"
"""Age at which half of that weight is added."""


def match_query(
    node: Node, spellings: Spellings, confidence: Confidence = "likely", *, scored: bool = True
) -> Query:
    """Build the query that an article must match, with its score.

    Args:
        node: the query.
        spellings: gives other spellings of names.
        confidence: which events count for a field of theirs, such as `event:`.
        scored: False where articles are only counted; the same ones match, for less work.
    """
    inner = partial(match_query, spellings=spellings, confidence=confidence, scored=scored)
    match node:
        case AllOf(parts):
            return {"bool": {"must": [inner(part) for part in parts]}}
        case AnyOf(parts):
            options = [inner(part) for part in parts]
            return {"bool": {"should": options, "minimum_should_match": 1}}
        case Not(part):
            return {"bool": {"must_not": [inner(part)]}}
        case Term() if node.field in KEYWORD_FIELDS:
            return _value_query(node, confidence)
        case Term():
            return _word_query(node, spellings, scored=scored)


def boost_queries(node: Node, as_of: str) -> list[Query]:
    """Build the queries that raise the score of a match: words near each other, and recency.

    Args:
        node: the query.
        as_of: ISO day that age is counted from; one for all pages of a search.
    """
    recency = {
        "field": "instant",
        "origin": f"{as_of}T00:00:00.000Z",
        "pivot": RECENCY_PIVOT,
        "boost": RECENCY_WEIGHT,
    }
    return [*_phrase_boosts(node), {"distance_feature": recency}]


def highlight_query(node: Node, spellings: Spellings, field: str) -> Query:
    """Build the query that says which words of one field are marked, by stems."""
    terms = [term for term in query_terms(node) if term.field in (None, field)]
    marked = [
        _text(text, term, {field: 1.0})
        for term in terms
        for text in (*_unicode_forms(term.text), *spellings(term.text))
    ]
    return {"bool": {"should": marked}}


def typeahead_query(typed: str, field: str) -> Query:
    """Build the query for text that somebody is typing; the last word may be incomplete.

    Args:
        typed: what was typed; marks alone match nothing.
        field: `title`, `lead` or `body`.
    """
    *whole, last = [text for text in typed.split() if has_word(text)] or [typed]
    terms = [Term(text, "phrase", field, 0) for text in whole] + [Term(last, "prefix", field, 0)]
    return {"bool": {"must": [_word_query(term, lambda _: (), scored=True) for term in terms]}}


def query_terms(node: Node, *, negated: bool = False) -> list[Term]:
    """List the terms of a query in order; negated ones are listed only if `negated`."""
    match node:
        case Term():
            return [node]
        case Not(part):
            return query_terms(part, negated=True) if negated else []
        case AllOf(parts) | AnyOf(parts):
            return [term for part in parts for term in query_terms(part, negated=negated)]


def _value_query(term: Term, confidence: Confidence) -> Query:
    """Search a whole value, or the beginning of one."""
    kind = "prefix" if term.kind == "prefix" else "term"
    facet = REGISTRY.get(term.field or "")
    field = facet.counted_field(confidence) if facet else term.field
    return {"constant_score": {"filter": {kind: {field: {"value": term.text}}}}}


def _word_query(term: Term, spellings: Spellings, *, scored: bool) -> Query:
    fields = TEXT_FIELDS if term.field is None else (term.field,)
    weights = {
        name: weight for field in fields for name, weight in _weights(field, term, scored=scored)
    }
    others = () if term.kind == "prefix" else spellings(term.text)
    less = {name: weight * SPELLING_SHARE for name, weight in weights.items()}
    options = [_text(text, term, weights) for text in _unicode_forms(term.text)]
    options += [_text(other, term, less) for other in others]
    return {"dis_max": {"queries": options}} if len(options) > 1 else options[0]


def _unicode_forms(text: str) -> Sequence[str]:
    """Return a text in both forms of Unicode, its letters composed and decomposed.

    The index distinguishes them in other scripts than Latin (й, が, 한), and texts use both forms.
    """
    composed = unicodedata.normalize("NFC", text)
    if all(character < _BEYOND_LATIN for character in composed):
        return (text,)
    return tuple(dict.fromkeys((composed, unicodedata.normalize("NFD", text))))


def _weights(field: str, term: Term, *, scored: bool) -> list[tuple[str, float]]:
    """Return the forms of a field that are searched, each with its weight.

    The stems hold whatever the exact forms hold, as one analyzer is the other and a stemmer. So
    exact forms of a word matter for its score alone.
    """
    weight = FIELD_WEIGHTS[field]
    exact, stems = (f"{field}.exact", weight), (field, weight * STEM_SHARE)
    if term.kind != "word":
        return [exact]
    return [exact, stems] if scored else [stems]


def _text(text: str, term: Term, weights: dict[str, float]) -> Query:
    """Search one word or phrase; the best of the fields counts.

    A text that the index splits into several words is a phrase, with or without quotation marks: an
    article with 北 alone does not mention 北京. A phrase of one word is that word.
    """
    query: Query = {
        "query": text,
        "fields": [f"{name}^{weight:g}" for name, weight in weights.items()],
    }
    if term.kind != "prefix":
        query |= {"type": "phrase"}
    elif is_one_word(text):
        query |= {"type": "bool_prefix", "operator": "and"}
    else:
        query |= {"type": "phrase_prefix", "max_expansions": MOST_ENDINGS}
    return {"multi_match": query}


def _phrase_boosts(node: Node) -> list[Query]:
    """Prefer articles in which the plain words of the query stand together."""
    parts = node.parts if isinstance(node, AllOf) else ()
    words = [part.text for part in parts if isinstance(part, Term) and part.field is None]
    if len(words) < 2:
        return []
    fields = [f"{name}^{weight:g}" for name, weight in PHRASE_WEIGHTS.items()]
    phrase = {"query": " ".join(words), "type": "phrase", "slop": PHRASE_SLOP, "fields": fields}
    return [{"multi_match": phrase}]
