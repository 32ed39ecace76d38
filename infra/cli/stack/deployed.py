"""A stack that is deployed to AWS, as its own outputs describe it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from botocore.exceptions import ClientError

from infra.cli.stack.account import Account, StackOptions
from infra.cli.stack.stack_events import failure_text, first_failure
from shared.adapters.aws_errors import error_code
from shared.adapters.opensearch.client import Auth
from shared.domain.errors import SummitryError

USABLE = frozenset(
    {
        "CREATE_COMPLETE",
        "UPDATE_COMPLETE",
        "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
        "UPDATE_IN_PROGRESS",
        "UPDATE_ROLLBACK_COMPLETE",
        "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
        "UPDATE_ROLLBACK_IN_PROGRESS",
    }
)
"""Statuses of a stack whose resources are all there: a change that goes on, or was taken back,
leaves what there was before."""

_DENIED = frozenset({"AccessDenied", "AccessDeniedException", "UnauthorizedOperation"})

type KeyKind = Literal["read", "upload"]
_KEYS: Mapping[KeyKind, str] = {"read": "ReadKeyId", "upload": "ApiKeyId"}


@dataclass(frozen=True, slots=True)
class DeployedStack:
    """A stack on AWS.

    Attributes:
        name: of the stack.
        id: its ARN.
        status: of CloudFormation, such as `CREATE_COMPLETE`.
        account: where it is.
        parameters: values by name.
        outputs: values by name.
    """

    name: str
    id: str
    status: str
    account: Account
    parameters: Mapping[str, str]
    outputs: Mapping[str, str]

    @property
    def api(self) -> str:
        """The REST API; ends with the stage. LocalStack has it under a path of its own."""
        if self.account.endpoint:
            return f"{self.account.endpoint}/_aws/execute-api/{self.output('ApiId')}/v1"
        return self.output("ApiUrl")

    @property
    def page(self) -> str:
        """The page for people: the reading desk."""
        return f"{self.api}/"

    @property
    def docs(self) -> str:
        """The page that describes the API."""
        return f"{self.api}/docs"

    @property
    def own_domain(self) -> tuple[str, str] | None:
        """The page at the domain of one's own, and what its record in the DNS has to point to."""
        if "DomainUrl" not in self.outputs:
            return None
        return f"{self.output('DomainUrl')}/", self.output("DomainTarget")

    @property
    def bucket(self) -> str:
        """Where articles go, under articles/."""
        return self.output("BucketName")

    @property
    def queues(self) -> tuple[str, str]:
        """URLs of the ingest queue and of its dead-letter queue."""
        return self.output("IngestQueueUrl"), self.output("DeadLetterQueueUrl")

    @property
    def engine(self) -> str:
        """Address of the search engine, without a slash at its end."""
        return self.output("OpenSearchUrl").rstrip("/")

    @property
    def engine_auth(self) -> Auth:
        """How requests to the search engine are signed."""
        return "none" if self.output("OpenSearchAuth") == "none" else "es"

    @property
    def engine_region(self) -> str:
        """Region that signatures for the search engine name."""
        return self.output("OpenSearchRegion")

    @property
    def index_prefix(self) -> str:
        """What the names of its indices begin with; may be empty, which is no output then."""
        return self.outputs.get("IndexPrefix", "")

    @property
    def roles(self) -> tuple[str, str]:
        """ARNs of the ingest function's role and of the api function's."""
        return self.output("IngestRoleArn"), self.output("ApiRoleArn")

    def output(self, name: str) -> str:
        """Return an output.

        Raises:
            SummitryError: the stack has none of this name.
        """
        try:
            return self.outputs[name]
        except KeyError as error:
            raise SummitryError(
                f"The stack {self.name} has no output {name}: it is not one of Summitry, or an "
                f"older one. Deploy it again: `summitry deploy --stack {self.name}`."
            ) from error

    def key(self, kind: KeyKind) -> str:
        """Fetch a key of the API, with the caller's own rights; empty if the API asks for none.

        Args:
            kind: what the key may be used for; one for uploads may read too.

        Raises:
            SummitryError: the caller may not.
        """
        id = self.outputs.get(_KEYS[kind])
        if id is None:
            return ""
        try:
            answer = self.account.client("apigateway").get_api_key(apiKey=id, includeValue=True)
        except ClientError as error:
            if error_code(error) not in _DENIED:
                raise
            raise SummitryError(
                f"AWS: {self.account.caller()} may not read the key of the API ({_said(error)}). "
                f"It needs apigateway:GET on /apikeys/{id}; or give a key by --api-key."
            ) from error
        return str(answer["value"])


def find_stack(options: StackOptions) -> DeployedStack:
    """Find a stack that can be used.

    Args:
        options: with its name.

    Raises:
        SummitryError: there is none, it is not whole, or the caller may not look.
        BotoCoreError: credentials, profile or region cannot be used.
    """
    account = Account(options.region, options.profile)
    stack = look_up(account, str(options.name))
    if stack is None:
        raise SummitryError(_not_there(account, str(options.name)))
    require_usable(stack)
    return stack


def look_up(account: Account, name: str) -> DeployedStack | None:
    """Look a stack up, in whatever status; None if it is not there.

    Args:
        account: where.
        name: its name, or its ARN.

    Raises:
        SummitryError: no region is named, or the caller may not look.
    """
    region = account.require_region()
    try:
        answer = account.client("cloudformation").describe_stacks(StackName=name)
    except ClientError as error:
        if error_code(error) == "ValidationError" and "does not exist" in str(error):
            return None
        if error_code(error) not in _DENIED:
            raise
        raise SummitryError(
            f"AWS: {account.caller()} may not look at the stack {name} in {region} "
            f"({_said(error)}). It needs cloudformation:DescribeStacks."
        ) from error
    return _stack(account, answer["Stacks"][0])


def require_usable(stack: DeployedStack) -> None:
    """Refuse a stack that is not whole.

    Raises:
        SummitryError: it is being made or removed, or that failed.
    """
    if stack.status in USABLE:
        return
    where = f"The stack {stack.name} in {stack.account.region}"
    if stack.status.endswith("_IN_PROGRESS") and "ROLLBACK" not in stack.status:
        begun = "removed" if stack.status.startswith("DELETE") else "made"
        raise SummitryError(f"{where} is just being {begun} ({stack.status}): try again later.")
    why = failure_text(first_failure(stack.account.client("cloudformation"), stack.id))
    raise SummitryError(
        f"{where} cannot be used ({stack.status}): {why}. Mend that, then "
        f"`summitry deploy --stack {stack.name}`; `summitry remove --stack {stack.name}` takes it "
        "away."
    )


def require_idle(stack: DeployedStack | None) -> None:
    """Refuse to change a stack that is just being changed.

    Raises:
        SummitryError: it is.
    """
    if stack is None or not stack.status.endswith("_IN_PROGRESS"):
        return
    if stack.status != "REVIEW_IN_PROGRESS":  # a change set that nobody ran
        raise SummitryError(
            f"The stack {stack.name} in {stack.account.region} is just being changed "
            f"({stack.status}): wait until that has ended."
        )


def _not_there(account: Account, name: str) -> str:
    pages = account.client("cloudformation").get_paginator("describe_stacks").paginate()
    found = [_stack(account, told) for page in pages for told in page["Stacks"]]
    ours = [stack.name for stack in found if {"ApiId", "IngestQueueUrl"} <= set(stack.outputs)]
    there = f"Stacks of Summitry there: {', '.join(sorted(ours))}." if ours else ""
    return (
        f"There is no stack {name} in {account.region} for {account.caller()}. Is it in another "
        f"region (--region) or account (--profile)? {there}".rstrip()
    )


def _stack(account: Account, told: Mapping[str, Any]) -> DeployedStack:
    return DeployedStack(
        str(told["StackName"]),
        str(told["StackId"]),
        str(told["StackStatus"]),
        account,
        {each["ParameterKey"]: each["ParameterValue"] for each in told.get("Parameters", ())},
        {each["OutputKey"]: each["OutputValue"] for each in told.get("Outputs", ())},
    )


def _said(error: ClientError) -> str:
    return " ".join(str(error.response.get("Error", {}).get("Message", error)).split()).rstrip(".")
