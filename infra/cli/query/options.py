"""Options that the commands of the API share: the filters, and which API to ask."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any, cast

import typer

from infra.cli.failures import UsageError
from infra.cli.stack.selection import choose_api
from shared.search.facet_registry import REGISTRY
from summitry import Summitry
from summitry.types import FilterArguments

_MANY, _ONE = list[str] | None, str | None
_OPTIONS: tuple[tuple[str, object], ...] = (
    ("words", Annotated[_MANY, typer.Argument(help="Words in the query syntax.")]),
    *(
        (facet.name, Annotated[_MANY, typer.Option(help=facet.option_help)])
        for facet in REGISTRY.values()
    ),
    ("date_from", Annotated[_ONE, typer.Option(help="First day of publication, YYYY-MM-DD.")]),
    ("date_to", Annotated[_ONE, typer.Option(help="Last day of publication, YYYY-MM-DD.")]),
    ("event_date_from", Annotated[_ONE, typer.Option(help="First day of an event, YYYY-MM-DD.")]),
    ("event_date_to", Annotated[_ONE, typer.Option(help="Last day of an event, YYYY-MM-DD.")]),
    (
        "match",
        Annotated[
            _ONE, typer.Option(help="any: one value of a facet is enough; all: each must be there.")
        ],
    ),
    (
        "same_event",
        Annotated[
            bool | None, typer.Option("--same-event", help="All filters must meet in one event.")
        ],
    ),
    (
        "confidence",
        Annotated[
            _ONE, typer.Option(help="Events that count: likely (without the option), or any.")
        ],
    ),
)
"""Every filter as an option, those of facets from the registry; the words are an argument."""

Api = Annotated[
    str | None,
    typer.Option("--api", help="Address of an API; without it, the local stack that is up."),
]
ApiKey = Annotated[
    str | None, typer.Option("--api-key", help="Key of that API.", envvar="SUMMITRY_API_KEY")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the API's own answer, for programs.")]


def takes_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each filter, in the place of its parameter `filters`.

    Args:
        command: takes keyword arguments only; `filters` are those that were given.

    Returns:
        The command as Typer reads it.
    """
    options = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        for name, annotation in _OPTIONS
    ]
    own = signature(command)
    parameters = [
        parameter
        for declared in own.parameters.values()
        for parameter in (options if declared.name == "filters" else [declared])
    ]

    @wraps(command)
    def with_options(**given: Any) -> None:
        filters = filter_arguments({option.name: given.pop(option.name) for option in options})
        command(filters=filters, **given)

    cast(Any, with_options).__signature__ = own.replace(parameters=parameters)
    return with_options


def filter_arguments(options: Mapping[str, Any]) -> FilterArguments:
    """Collect the filters that were given, as the client takes them.

    Args:
        options: the value of each option and of the argument `words`; None where it is absent.

    Raises:
        UsageError: one is given as nothing: left out, it would let everything through.
    """
    given = {name: value for name, value in options.items() if value is not None and value != []}
    if "words" in given:
        given = {"q": " ".join(given.pop("words"))} | given
    for name, value in given.items():
        values = value if isinstance(value, list) else [value]
        if any(isinstance(one, str) and not one.strip() for one in values):
            option = "the words" if name == "q" else f"--{name.replace('_', '-')}"
            raise UsageError(f"{option} is empty: is a variable of your shell unset?")
    return cast(FilterArguments, given)


@contextmanager
def open_api(api: str | None, api_key: str | None) -> Iterator[Summitry]:
    """Have a client of the API that is named, or of the running local stack's.

    Raises:
        UsageError: another API than the local stack's is named, but not whole.
        LocalStackError: none is named, and no local stack is running.
    """
    target = choose_api(api, api_key)
    with Summitry(target.address, target.key) as client:
        yield client
