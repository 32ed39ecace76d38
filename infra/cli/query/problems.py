"""Problems that the API reports, with a name beside each id and the command that lists values."""

from collections.abc import Iterable, Mapping, Sequence

from infra.cli.failures import UsageError
from shared.search.facet_registry import FACETS
from summitry import ApiError, Summitry
from summitry.errors import sentence
from summitry.types import ErrorEntry


def named_problem(client: Summitry, error: ApiError) -> ApiError | UsageError:
    """Give the error to raise in place of one of the API about values of facets.

    Args:
        client: the API, whose vocabulary tells the names.
        error: what it answered.

    Returns:
        A sentence with names, and with the calls that list values where none is near; the error
        itself where it is about something else.
    """
    wrong = [entry for entry in error.problem.get("errors", ()) if _is_about_value(entry)]
    if not wrong:
        return error
    names = _names(client, {entry["parameter"] for entry in wrong if entry.get("nearest")})
    said = sentence(error.problem, lambda id: f"{id} ({names[id]})" if id in names else id)
    far = [entry["parameter"] for entry in wrong if not entry.get("nearest")]
    return UsageError(". ".join([said, *_where_to_look(far)]))


def _is_about_value(entry: ErrorEntry) -> bool:
    """Tell whether an error is about a value of a facet; one in the query has ids of its own."""
    return entry["parameter"] in FACETS or (entry["parameter"] == "q" and "nearest" in entry)


def _names(client: Summitry, parameters: set[str]) -> Mapping[str, str]:
    """Name the values that the vocabulary knows, by id; those of all kinds for a query."""
    named: dict[str, str] = {}
    if parameters & {"leader", "q"}:
        named |= {it["id"]: it["name"] for it in client.leaders()}
    if parameters & {"country", "q"}:
        named |= {it["id"]: it["name"] for it in client.countries()}
    if parameters & {"event", "q"}:
        named |= {it["id"]: it["label"] for it in client.event_types()}
    return named


def _where_to_look(facets: Sequence[str]) -> Iterable[str]:
    for facet in dict.fromkeys(facets):
        yield f"`summitry facets {facet} --prefix LETTERS` lists values by the beginning of a word"
        if facet == "leader":
            yield "Whoever is no leader or official is found by words: `summitry search NAME`"
