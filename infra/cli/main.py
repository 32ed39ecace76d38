"""The `summitry` command: one Typer application, one module per command."""

from importlib.metadata import version
from typing import Annotated

import typer

from infra.cli.commands.evaluate import evaluate_command
from infra.cli.commands.extract import extract_command
from infra.cli.commands.operate import engine, quarantine
from infra.cli.commands.operate.backfill import backfill_command
from infra.cli.commands.operate.reconcile import reconcile_command
from infra.cli.commands.operate.redrive import redrive_command
from infra.cli.commands.operate.reindex import reindex_command
from infra.cli.commands.query.events import events_command
from infra.cli.commands.query.export import export_command
from infra.cli.commands.query.facets import facets_command
from infra.cli.commands.query.network import network_command
from infra.cli.commands.query.search import search_command
from infra.cli.commands.query.show import show_command
from infra.cli.commands.query.similar import similar_command
from infra.cli.commands.query.timeline import timeline_command
from infra.cli.commands.stack.demo import demo_command
from infra.cli.commands.stack.deploy import deploy_command
from infra.cli.commands.stack.down import down_command
from infra.cli.commands.stack.remove import remove_command
from infra.cli.commands.stack.status import status_command
from infra.cli.commands.stack.up import up_command
from infra.cli.commands.stack.upload import upload_command
from infra.cli.commands.vocabulary import group as vocabulary
from infra.cli.failures import Commands

app = typer.Typer(
    name="summitry",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    cls=Commands,
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summitry {version('summitry')}")
        raise typer.Exit


@app.callback()
def program(
    _version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_tell_version, is_eager=True),
    ] = False,
) -> None:
    """Find news articles by who, where and what."""


app.command("demo")(demo_command)
app.command("up")(up_command)
app.command("down")(down_command)
app.command("deploy")(deploy_command)
app.command("status")(status_command)
app.command("remove")(remove_command)
app.command("upload")(upload_command)
app.command("search")(search_command)
app.command("show")(show_command)
app.command("similar")(similar_command)
app.command("events")(events_command)
app.command("facets")(facets_command)
app.command("timeline")(timeline_command)
app.command("network")(network_command)
app.command("export")(export_command)
app.command("evaluate")(evaluate_command)
app.command("extract")(extract_command)
app.command("backfill")(backfill_command)
app.command("reconcile")(reconcile_command)
app.command("redrive")(redrive_command)
app.command("reindex")(reindex_command)
app.add_typer(quarantine.app)
app.add_typer(engine.app)
app.add_typer(vocabulary.app)
app.add_typer(vocabulary.app, name=vocabulary.OLD_NAME, hidden=True)


def main() -> None:
    """Run the command line; the entry point named in pyproject.toml."""
    app()
