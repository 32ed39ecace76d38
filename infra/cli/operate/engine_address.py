"""The search engine that a command looks at: the one that is named, or the local stack's."""

from typing import Annotated, Literal

import httpx
import typer
from opensearchpy import OpenSearch

from infra.cli.failures import UsageError
from infra.cli.stack.selection import Account, require_given, web_address
from infra.cli.stack.session import project_folders
from infra.local.cloud.server import REGION
from infra.local.state import running_stack
from shared.adapters.opensearch.client import Auth, make_client, make_user_client

EngineUrl = Annotated[
    str | None,
    typer.Argument(
        envvar="OPENSEARCH_URL", help="Address of the engine; without it, the local stack's."
    ),
]
Signing = Annotated[
    Literal["none", "es"],
    typer.Option(
        "--auth", envvar="OPENSEARCH_AUTH", help="How requests to the search engine are signed."
    ),
]
Region = Annotated[
    str | None,
    typer.Option(help="Region that signatures name, where the address does not tell it."),
]


def engine_url(option: str, value: str, auth: Auth) -> str:
    """Read the address of an engine.

    Raises:
        UsageError: it is none, has a path, or is not https although requests are signed.
    """
    url = web_address(option, value)
    if httpx.URL(url).raw_path != b"/":
        raise UsageError(f"{option} {value} has a path: end it after the host and port")
    if auth != "none" and not url.startswith("https://"):
        raise UsageError(f"{option} {value} begins with http://: with --auth {auth}, use https://")
    return url


def find_master(
    url: str, user: str | None, password: str | None, region: str | None, roles: tuple[str, str]
) -> OpenSearch:
    """Make a client of the engine for its master user: by name, or with credentials of AWS.

    Args:
        url: address of the engine.
        user: name of the master user; None for the credentials of AWS.
        password: of that user.
        region: of the engine, where its address does not tell it.
        roles: ARNs of the functions' roles, which may never map themselves.

    Raises:
        UsageError: the address cannot be used, or the credentials are those of a function.
        SummitryError: there are no credentials of AWS.
    """
    address = engine_url("URL", url, "es")
    if user is not None:
        return make_user_client(address, user, password or "")
    account = Account()
    caller = str(account.client("sts").get_caller_identity()["Arn"])
    if any(_is_role(caller, role) for role in roles):
        raise UsageError(f"{caller} is a function's own role: use the domain's master user")
    return make_client(address, "es", region or account.region or REGION, "write")


def _is_role(caller: str, role: str) -> bool:
    """Tell whether a caller is a session of a role, as STS writes it."""
    _, _, _, _, account, name = role.split(":", 5)
    return caller.split(":", 4)[4].startswith(f"{account}:assumed-role/{name.rpartition('/')[2]}/")


def find_engine(url: str | None, auth: Auth, region: str | None) -> OpenSearch:
    """Make a client of the engine.

    Raises:
        UsageError: the address is none, or signing is asked for without one.
        SummitryError: requests are to be signed, and there are no credentials of AWS.
        LocalStackError: no engine is named and no local stack is running.
    """
    require_given({"URL": url, "--region": region})
    if url is None:
        if auth != "none":
            raise UsageError(f"--auth {auth} (or OPENSEARCH_AUTH) is given, but no engine: name it")
        url = running_stack(project_folders()).opensearch
    url = engine_url("URL", url, auth)
    if auth != "none":
        region = region or Account().region
    return make_client(url, auth, region or REGION, "write")
