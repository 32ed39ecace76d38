"""What the tests of the deployed stack have in common."""

from collections.abc import Iterator

import httpx
import pytest

from infra.local.stack import Stack
from tests.stack.stack_user import StackUser


@pytest.fixture(scope="session")
def user(stack: Stack) -> Iterator[StackUser]:
    """A user of the deployed stack."""
    with httpx.Client(
        base_url=stack.api, headers={"x-api-key": stack.api_key}, timeout=30
    ) as client:
        yield StackUser(stack, stack.cloud.client("s3"), client)
