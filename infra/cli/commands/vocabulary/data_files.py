"""The vocabulary's data files as a command is given them."""

from pathlib import Path

import typer
from rich.console import Console

from shared.vocabulary.loader import read_sources

_messages = Console(stderr=True)


def read_data_files(folder: Path) -> dict[str, str]:
    """Text of every data file by its path below `folder`.

    Raises:
        typer.Exit: with code 2, after a clear line, where there is none or one cannot be read.
    """
    try:
        sources = read_sources(folder)
    except (OSError, UnicodeDecodeError) as error:
        _messages.print(f"cannot read {folder}: {error}", markup=False)
        raise typer.Exit(2) from error
    if not sources:
        _messages.print(f"{folder} holds no data files (*.psv)", markup=False)
        raise typer.Exit(2)
    return sources
