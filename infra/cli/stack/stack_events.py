"""What CloudFormation tells of the resources of a stack while it is made, changed or removed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

FOLLOWS = ("Resource creation cancelled", "Resource update cancelled")
"""Reasons of resources that were given up only since another one had failed."""


@dataclass(frozen=True, slots=True)
class StackEvent:
    """One step of one resource.

    Attributes:
        id: of the event.
        resource: its name in the template; the stack's own name for the stack.
        kind: its type, such as `AWS::S3::Bucket`.
        status: such as `CREATE_FAILED`.
        reason: why; empty where nothing is said.
    """

    id: str
    resource: str
    kind: str
    status: str
    reason: str

    @property
    def is_failure(self) -> bool:
        """Whether a resource failed by itself."""
        return self.status.endswith("_FAILED") and not self.reason.startswith(FOLLOWS)

    @property
    def ends(self) -> bool:
        """Whether the resource is done, well or not."""
        return self.status.endswith(("_COMPLETE", "_FAILED", "_SKIPPED"))


def last_events(cloudformation: Any, stack: str) -> list[StackEvent]:
    """Return the events of a stack's last operation, the oldest first.

    Args:
        cloudformation: boto3's client of it.
        stack: name or id of the stack; an id also finds one that is deleted.
    """
    found = []
    for told in _newest_first(cloudformation, stack):
        found.append(_event(told))
        if _begins(told):
            break
    return found[::-1]


def first_failure(cloudformation: Any, stack: str) -> StackEvent | None:
    """Find what failed first in a stack's last operation; None if nothing did."""
    events = last_events(cloudformation, stack)
    return next((event for event in events if event.is_failure), None)


def failure_text(event: StackEvent | None) -> str:
    """Tell what failed, as the end of a sentence."""
    if event is None:
        return "CloudFormation names no resource that failed"
    reason = event.reason.rstrip(".") or event.status
    return f"{event.resource} ({event.kind}) failed first: {reason}"


def _newest_first(cloudformation: Any, stack: str) -> Iterator[Mapping[str, Any]]:
    for page in cloudformation.get_paginator("describe_stack_events").paginate(StackName=stack):
        yield from page["StackEvents"]


def _begins(told: Mapping[str, Any]) -> bool:
    """Tell whether an event is the stack's own that begins an operation of a user."""
    own = told["PhysicalResourceId"] == told["StackId"]
    begins = told["ResourceStatus"] in (
        "CREATE_IN_PROGRESS",
        "UPDATE_IN_PROGRESS",
        "DELETE_IN_PROGRESS",
    )
    return own and begins


def _event(told: Mapping[str, Any]) -> StackEvent:
    return StackEvent(
        str(told["EventId"]),
        str(told["LogicalResourceId"]),
        str(told.get("ResourceType", "")),
        str(told["ResourceStatus"]),
        str(told.get("ResourceStatusReason", "")),
    )
