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
from shared.adapters.opensearch.client import Auth, make_client

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
