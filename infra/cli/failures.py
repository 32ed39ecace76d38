"""How commands fail: one clear line on stderr and an exit code, never a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.markup import escape

from infra.local.endings import AskedToEnd, orderly_end
from infra.local.errors import LocalStackError
from shared.domain.errors import SummitryError

messages = Console(stderr=True)


@contextmanager
def clear_failures() -> Iterator[None]:
    """Say what went wrong, and end in order when asked to.

    Raises:
        typer.Exit: with 1 for a failure, and 128 plus the signal's number when asked to end.
    """
    try:
        with orderly_end():
            yield
    except (LocalStackError, SummitryError) as error:
        complain(str(error))
        raise typer.Exit(1) from error
    except OSError as error:
        complain(f"{error.filename or 'the system'}: {error.strerror or error}")
        raise typer.Exit(1) from error
    except AskedToEnd as asked:
        messages.print("stopped", style="dim")
        raise typer.Exit(asked.code) from asked


def complain(what: str) -> None:
    """Say what went wrong in one line on stderr."""
    messages.print(f"[bold red]error:[/] {escape(what)}", highlight=False, soft_wrap=True)
