"""Options that operators' commands share: which deployment they work on."""

from collections.abc import Callable
from functools import update_wrapper
from inspect import signature
from typing import Annotated, Any, Concatenate

import typer

from infra.cli.operate.deployment import Deployment, find_deployment
from infra.cli.operate.engine_address import Signing
from infra.cli.stack.account import Profile, Region, StackName, StackOptions
from shared.search.index.index_names import DEFAULT_PREFIX

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON lines, for programs.")]

_Bucket = Annotated[
    str | None,
    typer.Option(help="Bucket of an AWS account; without it, the local stack that is up."),
]
_Engine = Annotated[
    str | None,
    typer.Option("--opensearch", envvar="OPENSEARCH_URL", help="Address of its search engine."),
]
Prefix = Annotated[
    str,
    typer.Option(
        "--index-prefix", envvar="INDEX_PREFIX", help="What the names of its indices begin with."
    ),
]


def operator_command[**Options](
    command: Callable[Concatenate[Deployment, Options], None],
) -> Callable[..., None]:
    """Make a command of a function that works on a bucket and its index.

    The command gets the options that tell where, beside those of the function, and tells in one
    line what goes wrong.
    """

    def run(
        bucket: _Bucket = None,
        engine: _Engine = None,
        auth: Signing = "none",
        prefix: Prefix = DEFAULT_PREFIX,
        stack: StackName = None,
        region: Region = None,
        profile: Profile = None,
        **options: Any,
    ) -> None:
        where = StackOptions(stack, region, profile)
        command(find_deployment(bucket, engine, auth, prefix, where), **options)  # type: ignore[call-arg] # Typer gives what the signature asks for

    _, *own = signature(command).parameters.values()
    *where, _ = signature(run).parameters.values()
    # Typer reads a command's options from its signature.
    both = signature(command).replace(parameters=[*own, *where])
    run.__signature__ = both  # type: ignore[attr-defined] # a function takes any attribute
    return update_wrapper(run, command)
