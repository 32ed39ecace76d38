"""A stack on AWS taken away by CloudFormation."""

from typing import Any

from botocore.exceptions import ClientError

from infra.cli.deploy.stack_progress import advice, follow
from infra.cli.stack.account import Account
from infra.cli.stack.deployed import DeployedStack, look_up
from infra.cli.stack.stack_events import failure_text, first_failure
from infra.local.progress import Task
from shared.domain.errors import SummitryError


def delete_stack(stack: DeployedStack, task: Task, *, live: bool) -> None:
    """Have CloudFormation delete a stack, and wait.

    Args:
        stack: the stack.
        task: told what goes on.
        live: whether each step of CloudFormation is told.

    Raises:
        SummitryError: it failed; the message names what failed first and what to do.
    """
    cloudformation: Any = stack.account.client("cloudformation")
    task.say("deleting")
    cloudformation.delete_stack(StackName=stack.id)
    follow(cloudformation, stack.id, lambda: _has_ended(cloudformation, stack.id), task, live=live)
    left = look_up(stack.account, stack.name)
    if left is not None and left.id == stack.id:
        failure = first_failure(cloudformation, stack.id)
        why = failure_text(failure)
        raise SummitryError(
            f"The stack {stack.name} could not be removed: {why}. "
            f"{advice(failure.reason if failure else '')}"
        )
    task.finish("deleted")


def _has_ended(cloudformation: Any, id: str) -> bool:
    try:
        [told] = cloudformation.describe_stacks(StackName=id)["Stacks"]
    except ClientError as error:
        if "does not exist" not in str(error):
            raise
        return True
    return not str(told["StackStatus"]).endswith("_IN_PROGRESS")


def find_deleted(account: Account, name: str) -> DeployedStack | None:
    """Find the stack of a name that was deleted last; CloudFormation knows it for 90 days."""
    pages = account.client("cloudformation").get_paginator("list_stacks").paginate()
    for page in pages:
        for told in page["StackSummaries"]:
            if told["StackName"] == name and told["StackStatus"] == "DELETE_COMPLETE":
                return look_up(account, str(told["StackId"]))
    return None
