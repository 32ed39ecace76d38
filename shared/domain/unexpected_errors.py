"""Exceptions that nobody foresaw, about one record: told and logged here, whichever step raised.

A fault of the code that one record brings to light must not take its neighbours along, nor be tried
again for ever. What the record has no part in is left alone: an engine or a bucket that is away, a
lack of memory, a file or module of the program that cannot be read.
"""

import logging
import traceback
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Literal

from shared.domain.errors import PermanentError, SummitryError

type Step = Literal["unreadable", "failed-to-tag"]
"""Reasons by what could not be done with the record; docs/formats.md lists them."""

NOT_THE_RECORDS = (SummitryError, MemoryError, OSError, ImportError)
"""What passes on as it is: our own errors say what they mean, the others are the machine's."""

LOGGER = "accidents"
"""Name of the log that accidents are written to."""

_TITLE_CHARACTERS = 80
_VERBS: dict[Step, str] = {"unreadable": "read", "failed-to-tag": "tagged"}
_log = logging.getLogger(LOGGER)
_log.addHandler(logging.NullHandler())


def report_unexpected(record: str, step: Step, title: str = "") -> AbstractContextManager[None]:
    """Turn an unforeseen exception about one record into an error that says so, and log it.

    The log gets the traceback without the exception's own words: they may quote the article.

    Args:
        record: how the log calls the record: `record 3`.
        step: what is being done with it.
        title: its headline, for people.

    Raises:
        PermanentError: within it, `step` as its reason, with a sentence that names the article and
            the line of the program.
    """
    return _UnexpectedErrors(record, step, title)


def place_of(error: Exception) -> str:
    """Name an exception's type and the line that raised it, for people and logs."""
    frame, line = list(traceback.walk_tb(error.__traceback__))[-1]
    return f"{type(error).__name__} in {frame.f_globals.get('__name__')}, line {line}"


def trace_of(error: Exception) -> str:
    """Return an exception's traceback without its own words: they may quote an article."""
    return "".join(traceback.format_tb(error.__traceback__))


class _UnexpectedErrors(AbstractContextManager[None]):
    """A class and no generator, and a plain one: each record enters it several times."""

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
