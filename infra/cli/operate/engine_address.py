"""The search engine that a command looks at: the one that is named, or the local stack's."""

from typing import Annotated, Literal

import httpx
import typer
from opensearchpy import OpenSearch

from infra.cli.failures import UsageError
from infra.cli.stack.account import Account, StackOptions
from infra.cli.stack.deployed import DeployedStack
from infra.cli.stack.selection import refuse_without_stack, require_given, web_address
from infra.cli.stack.session import project_folders
from infra.local.cloud.server import REGION
from infra.local.state import running_stack
from shared.adapters.opensearch.client import Auth, make_client, make_user_client
from shared.search.index.index_names import DEFAULT_PREFIX

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


def require_engine_of(
    stack: DeployedStack, option: str, url: str | None, auth: Auth, prefix: str
) -> None:
    """Refuse another engine than the stack's own; whatever names that says nothing else.

    Args:
        stack: the stack on AWS.
        option: that names the engine.
        url: its value; None where it is absent.
        auth: as given; `none` says nothing.
        prefix: as given; the default says nothing.

    Raises:
        UsageError: it is another one.
    """
    if url is not None and url.rstrip("/") != stack.engine:
        raise UsageError(f"{option} {url} (or OPENSEARCH_URL) is not the engine of {stack.name}")
    if auth not in ("none", stack.engine_auth):
        raise UsageError(f"--auth {auth} (or OPENSEARCH_AUTH) is not how {stack.name} signs")
    if prefix not in (DEFAULT_PREFIX, stack.index_prefix):
        raise UsageError(f"--index-prefix {prefix} (or INDEX_PREFIX) is not that of {stack.name}")


def stack_engine(stack: DeployedStack) -> OpenSearch:
    """Make a client of a stack's engine, with the caller's own rights."""
    return make_client(
        stack.engine,
        stack.engine_auth,
        stack.engine_region,
        "write",
        stack.account.credentials,
    )


def account_engine(url: str, auth: Auth, account: Account) -> OpenSearch:
    """Make a client of an engine, signed with an account's credentials.

    Args:
        url: the engine's address.
        auth: how requests are signed.
        account: its region counts where the address tells none.
    """
    return make_client(url, auth, account.region or REGION, "write", account.credentials)


def find_master(
    url: str,
    user: str | None,
    password: str | None,
    where: StackOptions,
    roles: tuple[str, str],
) -> OpenSearch:
    """Make a client of the engine for its master user: by name, or with credentials of AWS.

    Args:
        url: address of the engine.
        user: name of the master user; None for the credentials of AWS.
        password: of that user.
        where: region of the engine, where its address does not tell it, and the profile.
        roles: ARNs of the functions' roles, which may never map themselves.

    Raises:
        UsageError: the address cannot be used, or the credentials are those of a function.
        SummitryError: there are no credentials of AWS.
    """
    address = engine_url("URL", url, "es")
    if user is not None:
        return make_user_client(address, user, password or "")
    account = Account(where.region, where.profile)
    caller = account.caller()
    if any(_is_role(caller, role) for role in roles):
        raise UsageError(f"{caller} is a function's own role: use the domain's master user")
    return account_engine(address, "es", account)


def _is_role(caller: str, role: str) -> bool:
    """Tell whether a caller is a session of a role, as STS writes it."""
    _, _, _, _, account, name = role.split(":", 5)
    return caller.split(":", 4)[4].startswith(f"{account}:assumed-role/{name.rpartition('/')[2]}/")


def find_engine(url: str | None, auth: Auth, where: StackOptions) -> OpenSearch:
    """Make a client of the engine that is named, or of the local stack's.

    Args:
        url: its address; None for the local stack's.
        auth: how requests are signed.
        where: region that signatures name, where the address does not tell it, and the profile.

    Raises:
        UsageError: the address is none, or signing is asked for without one.
        SummitryError: requests are to be signed, and there are no credentials of AWS.
        LocalStackError: no engine is named and no local stack is running.
    """
    require_given({"URL": url, **where.given})
    if url is None:
        if auth != "none":
            raise UsageError(f"--auth {auth} (or OPENSEARCH_AUTH) is given, but no engine: name it")
        refuse_without_stack(where)
        url = running_stack(project_folders()).opensearch
    url = engine_url("URL", url, auth)
    if auth == "none":
        return make_client(url, auth, REGION, "write")
    return account_engine(url, auth, Account(where.region, where.profile))
