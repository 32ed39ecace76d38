"""Failures of commands: one clear sentence on stderr and an exit code, never a traceback."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import typer
from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError
from opensearchpy.exceptions import OpenSearchException
from rich.console import Console
from rich.markup import escape
from typer.core import TyperGroup
from typer.exceptions import TyperException

from infra.cli.terminal.escapes import escape_controls
from infra.local.errors import LocalStackError
from infra.local.process.signals import StopRequested, orderly_stop
from shared.domain.errors import SummitryError
from summitry import ApiError

messages = Console(stderr=True)

USAGE = 2
"""Exit code of a command that is written wrongly; anything else that fails has 1."""
_BADLY_ASKED = frozenset({400, 422})
"""Answers of the API to what the caller can mend by writing the command differently."""
_ROOT = Path(__file__).resolve().parents[2]
_OURS = tuple(_ROOT / name for name in ("clients", "functions", "infra", "shared"))

AWS_ERRORS = (BotoCoreError, ClientError, Boto3Error)
"""Whatever boto3 raises."""


class UsageError(Exception):
    """A command's options do not go together, or one has an unusable value; nothing was sent."""


class Commands(TyperGroup):
    """The commands of the program; whatever leaves one of them is told in a sentence."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override] # typer's own base of Context
        """Run the command that was asked for."""
        with reported_failures():
            return super().invoke(ctx)


@contextmanager
def reported_failures() -> Iterator[None]:
    """Say what went wrong, and end in order when asked to.

    Raises:
        typer.Exit: with 2 where the command is written wrongly, with 1 for any other failure, and
            with 128 plus the signal's number when asked to end.
    """
    try:
        with orderly_stop():
            yield
    except (TyperException, typer.Abort, typer.Exit, BrokenPipeError):
        # Typer tells these; a pipe that nobody reads any more, as of `| head`, needs no words.
        raise
    except StopRequested as asked:
        messages.print("stopped", style="dim")
        raise typer.Exit(asked.code) from asked
    except Exception as error:  # whatever it is, nobody is shown a traceback
        print_error(error_message(error))
        raise typer.Exit(exit_code(error)) from error


def print_error(what: str) -> None:
    """Say what went wrong on stderr."""
    text = escape(escape_controls(what, lines=True))
    messages.print(f"[bold red]error:[/] {text}", highlight=False, soft_wrap=True)


def exit_code(error: Exception) -> int:
    """Exit code of a command that ends with an error."""
    asked_badly = isinstance(error, ApiError) and error.status in _BADLY_ASKED
    return USAGE if asked_badly or isinstance(error, UsageError) else 1


def error_message(error: Exception) -> str:
    """Say for people what went wrong, and what to do where that is known."""
    for kinds, told in _SENTENCES:
        if isinstance(error, kinds):
            return told(error)
    return _unforeseen(error)


def _own_words(error: Exception) -> str:
    return str(error)


def _of_api(error: Exception) -> str:
    if isinstance(error, ApiError) and error.status == httpx.codes.FORBIDDEN:
        return f"{error}. Its key is given by --stack, --api-key or SUMMITRY_API_KEY."
    return str(error)


def _of_http(error: Exception) -> str:
    request = getattr(error, "_request", None)
    return f"{request.url if request else 'the address'} does not answer: {error}"


def _of_aws(error: Exception) -> str:
    said = " ".join(str(error).split()).rstrip(".")
    return (
        f"AWS: {said}. Credentials, profile and region are those of the AWS command line "
        "(AWS_PROFILE, AWS_DEFAULT_REGION)."
    )


def _of_engine(error: Exception) -> str:
    return f"the search engine: {' '.join(str(error).split())}"


def _of_system(error: Exception) -> str:
    assert isinstance(error, OSError)  # noqa: S101 - listed for this type alone
    return f"{error.filename or 'the system'}: {error.strerror or error}"


def _unforeseen(error: Exception) -> str:
    """Name the place as well: it is what a report needs."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if any(map(Path(frame.filename).is_relative_to, _OURS))]
    place = f" at {Path(ours[-1].filename).relative_to(_ROOT)}:{ours[-1].lineno}" if ours else ""
    said = f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(": ")
    return f"Summitry itself is at fault, please report this line: {said}{place}"


type _Kinds = type[Exception] | tuple[type[Exception], ...]

_SENTENCES: tuple[tuple[_Kinds, Callable[[Exception], str]], ...] = (
    ((LocalStackError, SummitryError, UsageError), _own_words),
    (ApiError, _of_api),
    ((httpx.HTTPError, httpx.InvalidURL), _of_http),
    (AWS_ERRORS, _of_aws),
    (OpenSearchException, _of_engine),
    (OSError, _of_system),
)
