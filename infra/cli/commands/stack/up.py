"""`summitry up`: the whole stack, until Ctrl-C."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from infra.cli.failures import AWS_ERRORS
from infra.cli.stack.session import api_client, project_folders, started_stack
from infra.cli.upload.delivery import deliver
from infra.cli.upload.files import FoundFiles, find_uploads
from infra.cli.upload.report import print_report, report_json
from infra.local.cloud.bucket_copy import BucketCopy
from infra.local.errors import LocalStackError
from infra.local.folders import Folders
from infra.local.stack import Options, Stack
from infra.local.state import StackAddress, published, sole_owner, tidy

SAVE_SECONDS = 15


def up_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(exists=True, help="Files of articles to upload, or folders of them."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(help="Port of the API and of AWS's services; without it, a free one."),
    ] = None,
    opensearch_port: Annotated[
        int | None, typer.Option(help="Port of OpenSearch; without it, a free one.")
    ] = None,
    open_page: Annotated[
        bool, typer.Option("--open", help="Open the page in the browser; it asks for the key.")
    ] = False,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help="Print JSON lines on stdout: the addresses, then the uploaded files."
        ),
    ] = False,
) -> None:
    """Start the whole stack and keep it until Ctrl-C; data survives."""
    console = Console(stderr=as_json)
    found = find_uploads(paths) if paths else FoundFiles()
    folders = project_folders()
    with sole_owner(folders):
        for done in tidy(folders):
            console.print(done, style="yellow")
        options = Options(folders, keep_data=True, port=port, opensearch_port=opensearch_port)
        with started_stack(options, console) as stack:
            _serve(folders, stack, found, console, as_json=as_json, open_page=open_page)


def _serve(
    folders: Folders,
    stack: Stack,
    found: FoundFiles,
    console: Console,
    *,
    as_json: bool,
    open_page: bool,
) -> None:
    address = stack.address()
    s3 = stack.cloud.client("s3")
    copy = BucketCopy(folders.data / "bucket", s3, stack.bucket)
    restored = copy.restore()
    if restored:
        console.print(f"{restored} objects of the last run are in the bucket again.", style="dim")
    with _kept(copy), published(folders, address):
        show_banner(address, folders, console)
        console.print("\nCtrl-C stops it; the data stays.", style="dim")
        if as_json:
            typer.echo(json.dumps(asdict(address)))
        if open_page:
            typer.launch(address.web)
        if found.uploads or found.unsent:
            with api_client(stack.api, stack.api_key) as api:
                delivery = deliver(s3, stack.bucket, api, found, console)
            print_report(console, delivery, each=False)
            if as_json:
                typer.echo(json.dumps(report_json(delivery)))
        _keep(stack, copy)


@contextmanager
def _kept(copy: BucketCopy) -> Iterator[None]:
    """Copy the bucket once more however the block ends; it may be gone with a server that died."""
    try:
        yield
    except LocalStackError:
        with suppress(*AWS_ERRORS):
            copy.save()
        raise
    except BaseException:
        copy.save()
        raise


def _keep(stack: Stack, copy: BucketCopy) -> None:
    """Watch the servers and copy the bucket now and then, until a signal ends it."""
    saved = time.monotonic()
    while True:
        stack.require_alive()
        if time.monotonic() - saved > SAVE_SECONDS:
            copy.save()
            saved = time.monotonic()
        time.sleep(0.5)


def show_banner(address: StackAddress, folders: Folders, console: Console) -> None:
    """Tell people what they want to know of a stack that is up."""
    rows = {
        "Web page": address.web,
        "API": address.api,
        "API docs": f"{address.api}/docs",
        "API key": address.api_key,
        "Read key": address.read_key,
        "Bucket": f"s3://{address.bucket}/articles/",
        "S3 endpoint": address.s3_endpoint,
        "OpenSearch": address.opensearch,
        "Logs": str(folders.logs),
    }
    lines = "\n".join(f"[bold]{name:<12}[/]{escape(value)}" for name, value in rows.items())
    console.print(Panel(lines, title="[bold]Summitry is up[/]", title_align="left"))
    curl = f"curl -H 'x-api-key: {address.api_key}' '{address.api}/articles?q=summit'"
    # Not in the panel, whose frame would come along when it is copied.
    console.print(curl, style="green", markup=False, highlight=False, soft_wrap=True)
