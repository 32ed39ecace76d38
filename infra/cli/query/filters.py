"""What the commands that ask the API have in common: filters as options, and whom to ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, cast

import typer

from infra.cli.failures import WrongUse
from infra.cli.stack.selection import api_target
from summitry import Summitry
from summitry.answers import FilterArguments

Words = Annotated[
    list[str] | None, typer.Argument(help="Words in the query syntax.", show_default=False)
]
Leaders = Annotated[
    list[str] | None,
    typer.Option(
        "--leader", help="Id or name of a leader; repeat for more, --leader=-ID leaves one out."
    ),
]
Countries = Annotated[
    list[str] | None, typer.Option("--country", help="Code or name, such as FRA or France.")
]
Events = Annotated[
    list[str] | None,
    typer.Option("--event", help="Type or its name, such as consult/visit or visit."),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", help="Status of an event, such as planned or happened."),
]
Sources = Annotated[list[str] | None, typer.Option("--source", help="Source, as written.")]
Languages = Annotated[list[str] | None, typer.Option("--language", help="Language, such as en.")]
Offices = Annotated[list[str] | None, typer.Option("--office", help="Office, such as president.")]
Kinds = Annotated[list[str] | None, typer.Option("--kind", help="leader or official.")]
DateFrom = Annotated[
    str | None, typer.Option("--date-from", help="First day of publication, YYYY-MM-DD.")
]
DateTo = Annotated[str | None, typer.Option("--date-to", help="Last day of publication.")]
EventFrom = Annotated[str | None, typer.Option("--event-date-from", help="First day of an event.")]
EventTo = Annotated[str | None, typer.Option("--event-date-to", help="Last day of an event.")]
Match = Annotated[str | None, typer.Option("--match", help="any or all of a facet's values.")]
SameEvent = Annotated[bool, typer.Option("--same-event", help="All must meet in one event.")]
Api = Annotated[
    str | None, typer.Option("--api", help="Address of an API; the running stack's if none.")
]
ApiKey = Annotated[
    str | None, typer.Option("--api-key", help="Its key.", envvar="SUMMITRY_API_KEY")
]
AsJson = Annotated[bool, typer.Option("--json", help="The API's own answer, for programs.")]


def filter_arguments(context: typer.Context) -> FilterArguments:
    """Collect the filters among a command's options, those that were given.

    Raises:
        WrongUse: one is given as nothing: left out, it would let everything through.
    """
    words = context.params["words"]
    named = {**context.params, "q": " ".join(words) if words else None}
    for name in FilterArguments.__annotations__:
        values = named[name] if isinstance(named[name], list) else [named[name]]
        if any(isinstance(value, str) and not value.strip() for value in values):
            option = "the words" if name == "q" else f"--{name.replace('_', '-')}"
            raise WrongUse(f"nothing stands in {option}: is a variable of your shell unset?")
    given = {name: named[name] for name in FilterArguments.__annotations__ if named[name]}
    return cast(FilterArguments, given)


@contextmanager
def asked_api(api: str | None, api_key: str | None) -> Iterator[Summitry]:
    """Have a client of the API that is named, or of the running local stack's.

    Raises:
        WrongUse: another API than the local stack's is named, but not whole.
        LocalStackError: none is named, and no local stack is running.
    """
    target = api_target(api, api_key)
    with Summitry(target.address, target.key) as client:
        yield client
