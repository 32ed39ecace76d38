"""What the vocabulary knows, as lists for callers."""

from typing import Any

from shared.vocabulary import Leader, Term, Vocabulary

type Json = dict[str, Any]


def list_leaders(vocabulary: Vocabulary) -> Json:
    """Return every leader with names and terms of office, by id."""
    leaders = sorted(vocabulary.leaders.values(), key=lambda leader: leader.id)
    return {
        "version": vocabulary.version,
        "as_of": vocabulary.as_of,
        "leaders": [_leader(leader, vocabulary) for leader in leaders],
    }


def list_countries(vocabulary: Vocabulary) -> Json:
    """Return every country with its surface forms, by code."""
    countries = sorted(vocabulary.countries.values(), key=lambda country: country.code)
    return {
        "version": vocabulary.version,
        "countries": [
            {
                "id": country.code,
                "name": country.name,
                "capital": country.capital,
                "forms": list(dict.fromkeys(form.text for form in country.forms)),
                "wikidata": country.wikidata or None,
            }
            for country in countries
        ],
    }


def list_events(vocabulary: Vocabulary) -> Json:
    """Return the event tree, a type before its modes."""
    return {
        "version": vocabulary.version,
        "events": [
            {
                "id": type_.id,
                "parent": type_.id.partition("/")[0] if "/" in type_.id else None,
                "label": type_.label,
                "plover": type_.plover or None,
                "examples": list(type_.examples),
            }
            for type_ in vocabulary.events.types.values()
        ],
    }


def _leader(leader: Leader, vocabulary: Vocabulary) -> Json:
    return {
        "id": leader.id,
        "name": leader.name,
        "aliases": list(leader.aliases),
        "terms": [_term(term, vocabulary) for term in leader.terms],
        "wikidata": leader.wikidata or None,
    }


def _term(term: Term, vocabulary: Vocabulary) -> Json:
    return {
        "office": term.office,
        "label": vocabulary.offices[term.office].label,
        "kind": term.kind,
        "country": term.country,
        "organisation": term.organisation,
        "start": term.start,
        "end": term.end,
    }
