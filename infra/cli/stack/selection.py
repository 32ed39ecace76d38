"""Which stack a command works on: the one that is named, and whole, or the running local one.

Nothing ever goes to the local stack when a part of another one is named: what is missing is told
before anything is sent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from infra.cli.failures import UsageError
from infra.cli.stack.account import Account, StackOptions
from infra.cli.stack.deployed import DeployedStack, find_stack
from infra.cli.stack.session import project_folders
from infra.local.cloud.server import local_client
from infra.local.state import StackAddress, read_state, running_stack

WITHOUT_API = (
    "A key is given (--api-key or SUMMITRY_API_KEY), but no API that it belongs to: name it with "
    "--api. For the running local stack, leave the key out or unset SUMMITRY_API_KEY."
)
WITHOUT_BUCKET = (
    "--api names another stack than the local one, but no bucket is named that files go to: "
    "give --bucket as well. Nothing was uploaded."
)
WITH_STACK = "with --stack, leave out {option}: everything is read from that stack."

LOCAL = StackOptions()
"""No stack on AWS is named."""

_BUCKET = re.compile(r"[A-Za-z0-9._-]{1,255}|arn:aws[A-Za-z0-9:/._-]+")
"""A name as boto3 takes it, or the ARN of an access point."""


@dataclass(frozen=True, slots=True)
class ApiEndpoint:
    """An API to ask.

    Attributes:
        address: ends with the stage.
        key: what to send as x-api-key; empty for none.
    """

    address: str
    key: str


@dataclass(frozen=True, slots=True)
class UploadDestination:
    """The place that files are uploaded to.

    Attributes:
        s3: a boto3 client of S3.
        bucket: the bucket's name.
        api: tells what becomes of them; None where none is named.
    """

    s3: Any
    bucket: str
    api: ApiEndpoint | None


def choose_api(api: str | None, api_key: str | None, where: StackOptions = LOCAL) -> ApiEndpoint:
    """Choose the API to ask.

    Args:
        api: its address as given; None for the one of a stack.
        api_key: its key as given. Without an API or a stack on AWS it may only be one of the local
            stack's own.
        where: the stack on AWS, if one is named.

    Raises:
        UsageError: a key is given without its API, or a value cannot be used.
        LocalStackError: nothing is named and no local stack is running.
        SummitryError: the stack on AWS cannot be used.
    """
    require_given({"--api": api, "--api-key": api_key, **where.given})
    if where.name is not None:
        refuse_beside_stack({"--api": api})
        return _endpoint(find_stack(where), api_key)
    refuse_without_stack(where)
    if api is None:
        address = _local_stack_of(api_key)
        return ApiEndpoint(address.api, api_key or address.api_key)
    return ApiEndpoint(web_address("--api", api), _sendable(api_key or ""))


def choose_destination(
    bucket: str | None, api: str | None, api_key: str | None, where: StackOptions = LOCAL
) -> UploadDestination:
    """Choose where files go.

    Args:
        bucket: a bucket of a real account; None for the one of a stack.
        api: address of that account's API, which tells what becomes of the files; None where
            nobody is asked.
        api_key: its key.
        where: the stack on AWS, if one is named; else region and profile of that account.

    Raises:
        UsageError: something is given without what it belongs to.
        LocalStackError: nothing is named and no local stack is running.
        SummitryError: there are no credentials of AWS, or the stack cannot be used.
        BotoCoreError: they, the profile or the region cannot be used.
    """
    require_given({"--bucket": bucket, "--api": api, "--api-key": api_key, **where.given})
    if where.name is not None:
        refuse_beside_stack({"--bucket": bucket, "--api": api})
        stack = find_stack(where)
        return UploadDestination(
            stack.account.client("s3"), stack.bucket, _endpoint(stack, api_key)
        )
    if bucket is None:
        refuse_without_stack(where)
        if api is not None:
            raise UsageError(WITHOUT_BUCKET)
        local = _local_stack_of(api_key)
        s3 = local_client("s3", local.s3_endpoint)
        return UploadDestination(s3, local.bucket, ApiEndpoint(local.api, local.api_key))
    require_bucket(bucket)
    if api is None and api_key is not None:
        raise UsageError(WITHOUT_API)
    asked = None if api is None else choose_api(api, api_key)
    account = Account(where.region, where.profile)
    return UploadDestination(account.client("s3"), bucket, asked)


def refuse_beside_stack(options: Mapping[str, object]) -> None:
    """Refuse an option that names what is read from a stack on AWS.

    Raises:
        UsageError: one is given.
    """
    for option, value in options.items():
        if value is not None:
            raise UsageError(WITH_STACK.format(option=option))


def refuse_without_stack(where: StackOptions) -> None:
    """Refuse a region or a profile where the local stack is worked on.

    Raises:
        UsageError: one is given.
    """
    for option, value in where.given.items():
        if value is not None:
            raise UsageError(f"{option} is for a stack on AWS: name it with --stack")


def living_stack() -> StackAddress | None:
    """Give the running local stack, or None."""
    address = read_state(project_folders())
    return address if address is not None and address.lives else None


def require_given(options: Mapping[str, str | None]) -> None:
    """Refuse an option that is given as nothing, as by an unset variable of the shell.

    Raises:
        UsageError: one is.
    """
    for option, value in options.items():
        if value is not None and not value.strip():
            raise UsageError(f"{option} is empty: is a variable of your shell unset?")


def require_bucket(name: str) -> None:
    """Refuse what can be no bucket's name.

    Raises:
        UsageError: it can be none.
    """
    if not _BUCKET.fullmatch(name):
        raise UsageError(f"--bucket {name} is no bucket: give its name alone, such as my-news")


def web_address(option: str, value: str) -> str:
    """Read an address.

    Raises:
        UsageError: it is none.
    """
    try:
        url = httpx.URL(value)
    except (httpx.InvalidURL, ValueError) as error:
        raise UsageError(f"{option} {value} is no address: {error}") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise UsageError(f"{option} {value} is no address: begin it with https:// or http://")
    return value.rstrip("/")


def _local_stack_of(api_key: str | None) -> StackAddress:
    if api_key is not None:
        there = living_stack()
        if there is None or api_key not in (there.api_key, there.read_key):
            raise UsageError(WITHOUT_API)
    return running_stack(project_folders())


def _endpoint(stack: DeployedStack, api_key: str | None) -> ApiEndpoint:
    """The API of a stack on AWS, with the key that is given, or the one that may only read."""
    return ApiEndpoint(stack.api, stack.key("read") if api_key is None else _sendable(api_key))


def _sendable(key: str) -> str:
    if not (key.isascii() and key.isprintable()):
        raise UsageError("--api-key has characters that no key has: copy it once more")
    return key
