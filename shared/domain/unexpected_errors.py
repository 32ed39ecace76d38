"""Unexpected exceptions in the handling of one record: logged and reported in one way.

A fault of the code that appears with one record must not stop the other records, and must not be
retried for ever. Exceptions with other causes pass unchanged: an engine or bucket that is not
reachable, a lack of memory, a file or module of the program that cannot be read.
"""

import logging
import traceback
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Literal

from shared.domain.errors import PermanentError, SummitryError

type Step = Literal["unreadable", "failed-to-tag"]
"""The step that failed, which is the reason too; docs/formats.md lists reasons."""

NOT_THE_RECORDS = (SummitryError, MemoryError, OSError, ImportError)
"""Exceptions that pass unchanged: our own errors, and those whose cause is the machine."""

LOGGER = "unexpected-errors"
"""The name of the log of unexpected errors."""

_TITLE_CHARACTERS = 80
_VERBS: dict[Step, str] = {"unreadable": "read", "failed-to-tag": "tagged"}
_log = logging.getLogger(LOGGER)
_log.addHandler(logging.NullHandler())


def report_unexpected(record: str, step: Step, title: str = "") -> AbstractContextManager[None]:
    """Return a context that logs an unexpected exception and raises it as our own error.

    The log has the traceback without the exception's message, which may quote the article.

    Args:
        record: the name of the record in the log: `record 3`.
        step: what is done with the record.
        title: its headline, for people.

    Raises:
        PermanentError: in the context; its reason is `step`, and its sentence names the article and
            the line of the program.
    """
    return _UnexpectedErrors(record, step, title)


def place_of(error: Exception) -> str:
    """Return an exception's type and the line that raised it, for people and logs."""
    frame, line = list(traceback.walk_tb(error.__traceback__))[-1]
    return f"{type(error).__name__} in {frame.f_globals.get('__name__')}, line {line}"


def trace_of(error: Exception) -> str:
    """Return an exception's traceback without its message, which may quote an article."""
    return "".join(traceback.format_tb(error.__traceback__))


class _UnexpectedErrors(AbstractContextManager[None]):
    """A context manager as a class, because each record enters it several times."""

    __slots__ = ("record", "step", "title")

    def __init__(self, record: str, step: Step, title: str) -> None:
        self.record = record
        self.step = step
        self.title = title

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not isinstance(error, Exception) or isinstance(error, NOT_THE_RECORDS):
            return
        place, verb = place_of(error), _VERBS[self.step]
        _log.error("%s could not be %s: %s\n%s", self.record, verb, place, trace_of(error))
        named = f" {self.title[:_TITLE_CHARACTERS]!r}" if self.title else ""
        raise PermanentError(
            self.step,
            f"The article{named} could not be {verb}: {place}. This is a fault of Summitry "
            "and not of the file: please report this sentence, if you can with the file.",
        ) from error
