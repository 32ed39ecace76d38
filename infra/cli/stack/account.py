"""The AWS account that a command works in, and the options that choose it."""

import os
from dataclasses import dataclass
from typing import Annotated, Any

import boto3
import typer

from infra.cli.failures import AWS_ERRORS
from shared.domain.errors import SummitryError

StackName = Annotated[
    str | None,
    typer.Option("--stack", help="Name of a stack on AWS; everything else is read from it."),
]
Region = Annotated[
    str | None,
    typer.Option(help="Region of AWS; without it, that of the AWS command line."),
]
Profile = Annotated[
    str | None,
    typer.Option(help="Profile of the AWS command line; without it, AWS_PROFILE or its default."),
]


@dataclass(frozen=True, slots=True)
class StackOptions:
    """The options that choose a stack on AWS, as given; None where one is absent.

    Attributes:
        name: of the stack.
        region: where it is.
        profile: of AWS's own files, whose credentials are used.
    """

    name: str | None = None
    region: str | None = None
    profile: str | None = None

    @property
    def given(self) -> dict[str, str | None]:
        """Each option by its name."""
        return {"--stack": self.name, "--region": self.region, "--profile": self.profile}


class Account:
    """The AWS account that options, the environment and AWS's own files name."""

    def __init__(self, region: str | None = None, profile: str | None = None) -> None:
        """Find its credentials; nothing is sent yet.

        Args:
            region: wins over the environment's.
            profile: likewise.

        Raises:
            SummitryError: there are none.
            BotoCoreError: the profile is not there, or the files cannot be read.
        """
        self._session = boto3.Session(region_name=region, profile_name=profile)
        self.credentials: Any = self._session.get_credentials()
        """Those that requests are signed with."""
        if self.credentials is None:
            raise SummitryError(
                "AWS: there are no credentials. Give them as to the AWS command line: by "
                "AWS_PROFILE, by AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or by "
                "`aws configure`."
            )

    @property
    def region(self) -> str | None:
        """The region that is named, or None."""
        return self._session.region_name

    def require_region(self) -> str:
        """Return the region that is named.

        Raises:
            SummitryError: none is.
        """
        if self.region is None:
            raise SummitryError(
                "AWS: no region is named. Give --region, such as --region eu-west-1, or set "
                "AWS_DEFAULT_REGION."
            )
        return self.region

    @property
    def endpoint(self) -> str | None:
        """The address that stands for AWS, as a LocalStack's does; None for AWS itself."""
        return os.environ.get("AWS_ENDPOINT_URL") or None

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

    def caller(self) -> str:
        """Return the ARN of whoever the credentials belong to."""
        return str(self.client("sts").get_caller_identity()["Arn"])
