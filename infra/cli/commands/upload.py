"""`summitry upload`: files put into the bucket of a stack, and what becomes of each."""

from pathlib import Path
from typing import Annotated, Any

import boto3
import typer
from rich.console import Console

from infra.cli.failures import clear_failures
from infra.cli.showing import outcome_table
from infra.cli.stack_session import api_client, deliver, project_places, stack_s3
from infra.cli.uploading import find_uploads, put_all
from infra.local.state import running_stack

console = Console()


def upload_command(
    paths: Annotated[list[Path], typer.Argument(exists=True, help="Articles, or folders of them.")],
    bucket: Annotated[
        str | None, typer.Option(help="Bucket of a real account; the local stack's if none.")
    ] = None,
    api: Annotated[
        str | None, typer.Option(help="URL of that account's API, ending with the stage.")
    ] = None,
    api_key: Annotated[str, typer.Option(help="Key of that API.", envvar="SUMMITRY_API_KEY")] = "",
) -> None:
    """Upload files and report each as searchable or quarantined, with its reason."""
    with clear_failures():
        worked = _to_account(paths, bucket, api, api_key) if bucket else _to_stack(paths)
    if not worked:
        raise typer.Exit(1)


def _to_stack(paths: list[Path]) -> bool:
    address = running_stack(project_places())
    s3 = stack_s3(address)
    return _deliver(paths, s3, address.bucket, address.api, address.api_key)


def _to_account(paths: list[Path], bucket: str, api: str | None, api_key: str) -> bool:
    s3 = boto3.client("s3")
    if api:
        return _deliver(paths, s3, bucket, api, api_key)
    count = sum(1 for _ in put_all(s3, bucket, find_uploads(paths)))
    console.print(f"{count} files are in {bucket}; with --api you are told what becomes of them.")
    return True


def _deliver(paths: list[Path], s3: Any, bucket: str, api: str, api_key: str) -> bool:
    with api_client(api, api_key) as client:
        delivery = deliver(s3, bucket, client, find_uploads(paths), console)
    console.print(outcome_table(delivery.outcomes))
    return delivery.worked
