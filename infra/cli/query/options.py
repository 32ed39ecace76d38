"""Options that the commands of the API share: the filters, and which API to ask."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import update_wrapper
from inspect import Parameter, signature
from typing import Annotated, Any, cast

import typer

from infra.cli.failures import UsageError
from infra.cli.stack.account import Profile, Region, StackName, StackOptions
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
    (
        "indexed_from",
        Annotated[_ONE, typer.Option(help="Arrived at this time or later: a day, or an instant.")],
    ),
    (
        "indexed_to",
        Annotated[_ONE, typer.Option(help="Arrived at this time or earlier.")],
    ),
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

    def with_options(**given: Any) -> None:
        filters = filter_arguments({option.name: given.pop(option.name) for option in options})
        command(filters=filters, **given)

    return _in_place(with_options, command, "filters", options)


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


@dataclass(frozen=True, slots=True)
class ApiChoice:
    """The API that the options of a command choose.

    Attributes:
        api: its address as given; None for the one of a stack.
        api_key: its key as given.
        where: the stack on AWS, if one is named.
    """

    api: str | None
    api_key: str | None
    where: StackOptions

    @contextmanager
    def open(self) -> Iterator[Summitry]:
        """Have a client of the API, by default of the running local stack's.

        Raises:
            UsageError: another API than the local stack's is named, but not whole.
            LocalStackError: none is named, and no local stack is running.
            SummitryError: the stack on AWS cannot be used.
        """
        target = choose_api(self.api, self.api_key, self.where)
        with Summitry(target.address, target.key) as client:
            yield client


def asks_api(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose an API, in the place of its parameter `api`.

    Args:
        command: takes an `ApiChoice` by the name `api`.

    Returns:
        The command as Typer reads it.
    """

    def with_options(
        api: Api = None,
        api_key: ApiKey = None,
        stack: StackName = None,
        region: Region = None,
        profile: Profile = None,
        **own: Any,
    ) -> None:
        command(api=ApiChoice(api, api_key, StackOptions(stack, region, profile)), **own)

    *options, _ = signature(with_options).parameters.values()
    return _in_place(with_options, command, "api", options)


def _in_place(
    wrapper: Callable[..., None],
    command: Callable[..., None],
    name: str,
    options: Sequence[Parameter],
) -> Callable[..., None]:
    """Give a wrapper the signature of its command, with options in the place of a parameter."""
    own = signature(command)
    parameters = [
        parameter
        for declared in own.parameters.values()
        for parameter in (options if declared.name == name else [declared])
    ]
    update_wrapper(wrapper, command)
    # Typer reads a command's options from its signature and its annotations.
    cast(Any, wrapper).__signature__ = own.replace(
        parameters=[each.replace(kind=Parameter.KEYWORD_ONLY) for each in parameters]
    )
    wrapper.__annotations__ = {each.name: each.annotation for each in parameters}
    return wrapper
