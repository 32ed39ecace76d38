"""The domain whose fine-grained access control is to let the functions in."""

import re
from dataclasses import dataclass

from infra.cli.failures import UsageError
from infra.cli.operate.engine_address import require_engine_of
from infra.cli.operate.master_function import MasterFunction
from infra.cli.stack.deployed import DeployedStack
from infra.cli.stack.selection import refuse_beside_stack

_ROLE = re.compile(r"arn:aws[a-z-]*:iam::\d{12}:role/\S+")


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain and those that it is to let in.

    Attributes:
        url: its address.
        ingest_role: ARN of the ingest function's role.
        api_role: ARN of the api function's role.
        prefix: of the indices that they may reach.
        operator_role: ARN of the role that operators use; empty for none.
        master: the stack's function that asks as the master user; None where it has none.
    """

    url: str
    ingest_role: str
    api_role: str
    prefix: str
    operator_role: str = ""
    master: MasterFunction | None = None


def named_domain(
    url: str | None, ingest_role: str | None, api_role: str | None, prefix: str
) -> Domain:
    """Take the domain and the roles that the options name.

    Raises:
        UsageError: one is missing, or is no role.
    """
    if url is None:
        raise UsageError("name the domain: give its address or --stack")
    return Domain(url, _role("--ingest-role", ingest_role), _role("--api-role", api_role), prefix)


def stack_domain(
    stack: DeployedStack,
    url: str | None,
    ingest_role: str | None,
    api_role: str | None,
    prefix: str,
) -> Domain:
    """Take the domain and the roles of a stack on AWS.

    Raises:
        UsageError: the options name something else, or its engine is no domain.
        SummitryError: the stack is an older one.
    """
    refuse_beside_stack({"--ingest-role": ingest_role, "--api-role": api_role})
    require_engine_of(stack, "URL", url, "none", prefix)
    if stack.engine_auth == "none":
        raise UsageError(
            f"{stack.name} signs nothing for its engine (OpenSearchAuth is none): there are no "
            "roles to map"
        )
    function = stack.outputs.get("MasterFunctionName")
    return Domain(
        stack.engine,
        *stack.roles,
        stack.index_prefix,
        stack.outputs.get("OperatorRoleArn", ""),
        MasterFunction(stack.account.client("lambda"), function) if function else None,
    )


def _role(option: str, arn: str | None) -> str:
    if arn is None or not _ROLE.fullmatch(arn):
        raise UsageError(
            f"{option} {arn or ''} is no ARN of a role: take it from the stack's outputs"
        )
    return arn
