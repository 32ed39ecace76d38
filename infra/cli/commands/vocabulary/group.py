"""`summitry vocabulary`: the commands on the vocabulary's data files."""

import typer

from infra.cli.commands.vocabulary.check import check_command
from infra.cli.commands.vocabulary.refresh import refresh_command

OLD_NAME = "ontology"
"""What the group was called first; scripts that call it so still work."""

app = typer.Typer(name="vocabulary", help="Check the vocabulary, and bring it up to date.")
app.command("check")(check_command)
app.command("refresh")(refresh_command)
