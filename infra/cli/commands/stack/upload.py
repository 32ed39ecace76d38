"""`summitry upload`: files put into the bucket of a stack, and what becomes of each."""

import json
from functools import partial
from pathlib import Path
from typing import Annotated

import httpx
import typer
from rich.console import Console

from infra.cli.failures import messages
from infra.cli.stack.account import Profile, Region, StackName, StackOptions
from infra.cli.stack.selection import ApiEndpoint, UploadDestination, choose_destination
from infra.cli.stack.session import api_client
from infra.cli.upload.delivery import Delivery, deliver
from infra.cli.upload.files import FoundFiles, find_uploads
from infra.cli.upload.metadata import object_metadata
from infra.cli.upload.report import print_report, report_json
from shared.domain.errors import SummitryError

console = Console()
_PROBE = "articles/is-anybody-there"
"""A key that need not be there: 404 tells that the API and the key are right."""


def upload_command(
    paths: Annotated[list[Path], typer.Argument(help="Files of articles, or folders of them.")],
    source: Annotated[str | None, typer.Option(help="Source of all articles.")] = None,
    published: Annotated[
        str | None, typer.Option(help="Their date, such as 2025-08-28, or a time with its offset.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Their web address.")] = None,
    language: Annotated[str | None, typer.Option(help="Their language, such as en.")] = None,
    bucket: Annotated[
        str | None,
        typer.Option(help="Bucket of an AWS account; without it, the local stack that is up."),
    ] = None,
    api: Annotated[
        str | None,
        typer.Option(
            help="Address of that account's API, with the stage; without it, the results of the "
            "files are not known."
        ),
    ] = None,
    api_key: Annotated[
        str | None, typer.Option(help="Key of that API.", envvar="SUMMITRY_API_KEY")
    ] = None,
    stack: StackName = None,
    region: Region = None,
    profile: Profile = None,
    overwrite: Annotated[
        bool,
        typer.Option(
            help="Replace objects that have the keys of these files, as a corrected file does. "
            "Without it, such files are not sent and told."
        ),
    ] = True,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document: totals, and every file.")
    ] = False,
) -> None:
    """Upload files and report each as searchable or quarantined, with its reason.

    --source, --published, --url and --language win over what the files say.
    The exit code is 1 if anything is not in the index.
    """
    given = {"source": source, "published": published, "url": url, "language": language}
    metadata = object_metadata(given)
    target = choose_destination(bucket, api, api_key, StackOptions(stack, region, profile))
    delivery = _deliver(target, find_uploads(paths), metadata, overwrite=overwrite)
    if as_json:
        typer.echo(json.dumps(report_json(delivery)))
    else:
        print_report(console, delivery, each=True)
    if target.api is None:
        messages.print("With --api you are told what becomes of them.", style="dim")
    if not delivery.whole:
        raise typer.Exit(1)


def _deliver(
    target: UploadDestination, found: FoundFiles, metadata: dict[str, str], *, overwrite: bool
) -> Delivery:
    put = partial(deliver, target.s3, target.bucket, overwrite=overwrite)
    if target.api is None:
        return put(None, found, messages, metadata)
    with api_client(target.api.address, target.api.key) as client:
        _require_answer(client, target.api)
        return put(client, found, messages, metadata)


def _require_answer(client: httpx.Client, target: ApiEndpoint) -> None:
    """Make sure before anything is sent that the API can tell what becomes of it.

    Raises:
        SummitryError: it cannot.
    """
    try:
        answer = client.get(f"/uploads/{_PROBE}")
    except httpx.HTTPError as error:
        raise SummitryError(
            f"{target.address} does not answer: {error}. Nothing was uploaded."
        ) from error
    if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
        raise SummitryError(
            f"{target.address} refuses the key: give it by --api-key or SUMMITRY_API_KEY. "
            "Nothing was uploaded."
        )
    told = answer.headers.get("content-type", "")
    if answer.status_code == httpx.codes.NOT_FOUND and "problem+json" not in told:
        raise SummitryError(
            f"{target.address} is no API of Summitry: does it end with the stage, such as /v1? "
            "Nothing was uploaded."
        )
