"""The emulator's answers, told apart: results, errors and timeouts all have status 200."""

import json
import re
from dataclasses import dataclass

EXCEPTION_KEYS = {"errorMessage", "errorType", "requestId", "stackTrace"}
TIMED_OUT = re.compile(rb"Task timed out after [0-9.]+ seconds")


class EmulatorError(Exception):
    """The emulator itself failed, so that its environment has to be replaced."""


@dataclass(frozen=True, slots=True)
class Success:
    """What the handler returned, as JSON."""

    payload: bytes
    logs: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception, a timeout or a dead process, as Lambda's JSON for errors."""

    payload: bytes
    logs: str


type Reply = Success | Failure


def read_reply(status: int, body: bytes, logs: str) -> Reply:
    """Tell what became of an invocation.

    Args:
        status: HTTP status of the emulator's answer.
        body: the answer's body.
        logs: what the function printed meanwhile.

    Raises:
        EmulatorError: the answer is none about the function.
    """
    if status == 200 and TIMED_OUT.fullmatch(body):
        return Failure(json.dumps({"errorMessage": body.decode()}).encode(), logs)
    if status == 200 and not _is_exception(body):
        return Success(body, logs)
    if status in (200, 502) and body:
        return Failure(body, logs)
    raise EmulatorError(f"the emulator answered {status}: {body[:200]!r}")


def _is_exception(body: bytes) -> bool:
    """Tell whether a body is the one that awslambdaric makes of an uncaught exception."""
    if not body.startswith(b'{"errorMessage"'):
        return False
    try:
        return set(json.loads(body)) == EXCEPTION_KEYS
    except ValueError:
        return False
