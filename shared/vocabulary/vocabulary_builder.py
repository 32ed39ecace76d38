"""The builder of the vocabulary: parsed data files in, vocabulary and problems out."""

from shared.vocabulary.countries import build_blockers, build_countries, build_places
from shared.vocabulary.data_files import Report, Tables
from shared.vocabulary.events.event_builder import build_events
from shared.vocabulary.leaders import (
    build_leaders,
    build_offices,
    build_organisations,
    leader_tables,
)
from shared.vocabulary.model import Vocabulary


def build(tables: Tables, version: str, report: Report) -> Vocabulary:
    """Build the vocabulary from all data files.

    Args:
        tables: every data file, parsed.
        version: hash of the files.
        report: collects every malformed entry; the vocabulary lacks these entries.
    """
    offices = build_offices(tables, report)
    organisations = build_organisations(tables, report)
    return Vocabulary(
        countries=build_countries(tables, report),
        blockers=build_blockers(tables, report),
        places=build_places(tables, report),
        leaders=build_leaders(tables, offices, organisations, report),
        offices=offices,
        organisations=organisations,
        events=build_events(tables, report),
        as_of=max((table.headers.get("as_of", "") for table in leader_tables(tables)), default=""),
        version=version,
    )
