"""What the tests of the deployed stack have in common."""

from collections.abc import Iterator

import httpx
import pytest

from infra.local.stack import Stack
from tests.stack.newsroom import Newsroom


@pytest.fixture(scope="session")
def newsroom(stack: Stack) -> Iterator[Newsroom]:
    """A newsroom that uses the deployed stack as any user would."""
    with httpx.Client(
        base_url=stack.api, headers={"x-api-key": stack.api_key}, timeout=30
    ) as client:
        yield Newsroom(stack, stack.cloud.client("s3"), client)
