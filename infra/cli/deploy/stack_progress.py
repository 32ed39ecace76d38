"""CloudFormation at work on a stack: its steps as they come, and what to do about a failure."""

import time
from collections.abc import Callable, Iterator
from typing import Any

from botocore.exceptions import ClientError

from infra.cli.stack.stack_events import StackEvent, last_events
from infra.local.progress import Task

POLL_SECONDS = 2.0
"""Between two looks at the events; CloudFormation allows more, and steps take longer."""
STEP_SECONDS = 0.2

ADVICE = (
    ("already exists", "Something of this name is there already: choose another name for it."),
    ("not authorized", "Your credentials lack this right: ask whoever manages the account."),
    ("AccessDenied", "Your credentials lack this right: ask whoever manages the account."),
    (
        "ReservedConcurrentExecutions",
        "The account has too few functions at once: ask AWS for more "
        "(Service Quotas, Lambda), or set IngestConcurrency, ApiConcurrency lower.",
    ),
    ("limit", "The account has reached a quota: ask AWS for more (Service Quotas)."),
    ("Limit", "The account has reached a quota: ask AWS for more (Service Quotas)."),
    (
        "service-linked role",
        "Make it once: aws iam create-service-linked-role --aws-service-name es.amazonaws.com",
    ),
    ("is not supported", "This region has it not: choose another region or another size."),
)
"""Parts of a reason, and what to do about it."""


def advice(reason: str) -> str:
    """Tell what to do about the reason of a failure; a general answer where none fits."""
    for part, told in ADVICE:
        if part in reason:
            return told
    return "Mend that and run the same command again: it goes on from here."


def follow(
    cloudformation: Any,
    stack: str,
    is_done: Callable[[], bool],
    task: Task,
    *,
    live: bool,
) -> None:
    """Follow a stack until something is done.

    Args:
        cloudformation: boto3's client of it.
        stack: name or id.
        is_done: looked at between two steps.
        task: told each step; may give up.
        live: whether steps are told: on a terminal each replaces the one before.
    """
    seen = {event.id for event in _events(cloudformation, stack)}
    done: set[str] = set()
    looked = time.monotonic()
    while not is_done():
        task.check()
        if live and time.monotonic() - looked > POLL_SECONDS:
            looked = time.monotonic()
            for event in _events(cloudformation, stack):
                if event.id not in seen:
                    seen.add(event.id)
                    done |= {event.resource} if event.ends else set()
                    task.say(f"{len(done)} parts done, {event.resource} {event.status}")
        time.sleep(STEP_SECONDS)


def _events(cloudformation: Any, stack: str) -> Iterator[StackEvent]:
    try:
        yield from last_events(cloudformation, stack)
    except ClientError as error:
        if "does not exist" not in str(error):
            raise
