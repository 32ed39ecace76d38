"""Which stack a command works on: the one that is named, and whole, or the running local one.

Nothing ever goes to the local stack when a part of another one is named: what is missing is told
before anything is sent.
"""

import re
from dataclasses import dataclass
from typing import Any

import boto3
import httpx

from infra.cli.failures import AWS_ERRORS, UsageError
from infra.cli.stack.session import project_folders
from infra.local.cloud.server import local_client
from infra.local.state import StackAddress, read_state, running_stack
from shared.domain.errors import SummitryError

WITHOUT_API = (
    "A key is given (--api-key or SUMMITRY_API_KEY), but no API that it belongs to: name it with "
    "--api. For the running local stack, leave the key out or unset SUMMITRY_API_KEY."
)
WITHOUT_BUCKET = (
    "--api names another stack than the local one, but no bucket is named that files go to: "
    "give --bucket as well. Nothing was uploaded."
)

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


def choose_api(api: str | None, api_key: str | None) -> ApiEndpoint:
    """Choose the API to ask.

    Args:
        api: its address as given; None for the running local stack's.
        api_key: its key as given. Without an API it may only be one of the local stack's own.

    Raises:
        UsageError: a key is given without its API, or a value cannot be used.
        LocalStackError: no API is named and no local stack is running.
    """
    require_given({"--api": api, "--api-key": api_key})
    if api is None:
        address = _local_stack_of(api_key)
        return ApiEndpoint(address.api, api_key or address.api_key)
    return ApiEndpoint(web_address("--api", api), _sendable(api_key or ""))


def choose_destination(
    bucket: str | None, api: str | None, api_key: str | None
) -> UploadDestination:
    """Choose where files go.

    Args:
        bucket: a bucket of a real account; None for the running local stack's.
        api: address of that account's API, which tells what becomes of the files; None where
            nobody is asked.
        api_key: its key.

    Raises:
        UsageError: something is given without what it belongs to.
        LocalStackError: nothing is named and no local stack is running.
        SummitryError: there are no credentials of AWS.
        BotoCoreError: they, the profile or the region cannot be used.
    """
    require_given({"--bucket": bucket, "--api": api, "--api-key": api_key})
    if bucket is None:
        if api is not None:
            raise UsageError(WITHOUT_BUCKET)
        local = _local_stack_of(api_key)
        s3 = local_client("s3", local.s3_endpoint)
        return UploadDestination(s3, local.bucket, ApiEndpoint(local.api, local.api_key))
    require_bucket(bucket)
    if api is None and api_key is not None:
        raise UsageError(WITHOUT_API)
    asked = None if api is None else choose_api(api, api_key)
    return UploadDestination(Account().client("s3"), bucket, asked)


class Account:
    """The AWS account that the environment and AWS's own files name."""

    def __init__(self) -> None:
        """Find its credentials; nothing is sent yet.

        Raises:
            SummitryError: there are none.
            BotoCoreError: the profile is not there, or the files cannot be read.
        """
        self._session = boto3.Session()
        if self._session.get_credentials() is None:
            raise SummitryError(
                "AWS: there are no credentials. Give them as to the AWS command line: by "
                "AWS_PROFILE, by AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or by "
                "`aws configure`."
            )

    @property
    def region(self) -> str | None:
        """The region that is named, or None."""
        return self._session.region_name

    def client(self, service: str) -> Any:
        """Make boto3's client of a service.

        Raises:
            SummitryError: the endpoint that the environment names is none.
            BotoCoreError: the region cannot be used.
        """
        make: Any = self._session.client
        try:
            return make(service)
        except ValueError as error:
            if isinstance(error, AWS_ERRORS):
                raise
            raise SummitryError(f"AWS: {error} (AWS_ENDPOINT_URL)") from error


def living_stack() -> StackAddress | None:
    """Give the running local stack, or None."""
    address = read_state(project_folders())
    return address if address is not None and address.lives else None


def require_given(options: dict[str, str | None]) -> None:
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


def _sendable(key: str) -> str:
    if not (key.isascii() and key.isprintable()):
        raise UsageError("--api-key has characters that no key has: copy it once more")
    return key
