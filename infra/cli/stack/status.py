"""The addresses and names of a stack on AWS, for people and for programs."""

from typing import Any

from rich.console import Console
from rich.text import Text

from infra.cli.stack.deployed import DeployedStack
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.tables import print_rows


def stack_json(stack: DeployedStack, *, keys: bool = False) -> dict[str, Any]:
    """Return the document that `--json` prints.

    Args:
        stack: the stack.
        keys: whether the values of both keys are in it.
    """
    told = {
        "stack": stack.name,
        "region": stack.account.region,
        "status": stack.status,
        "api": stack.api,
        "page": stack.page,
        "docs": stack.docs,
        "bucket": stack.bucket,
        "engine": stack.engine,
        "index_prefix": stack.index_prefix,
        "outputs": dict(stack.outputs),
    }
    if keys:
        told |= {"api_key": stack.key("upload"), "read_key": stack.key("read")}
    return told


def show_stack(stack: DeployedStack, console: Console, *, keys: bool = False) -> None:
    """Print where everything is."""
    told = {
        "Stack": f"{stack.name} in {stack.account.region} ({stack.status})",
        "Web page": stack.page,
        "API": stack.api,
        "API docs": stack.docs,
        **_own_domain(stack),
        "Bucket": f"s3://{stack.bucket}/articles/",
        "OpenSearch": f"{stack.engine} (indices {stack.index_prefix}*)",
    }
    if keys:
        told |= {
            "API key": stack.key("upload") or "none is needed",
            "Read key": stack.key("read") or "none is needed",
        }
    rows: list[list[Text | str]] = [
        [Text(name, "bold"), escape_controls(value)] for name, value in told.items()
    ]
    print_rows(console, rows)


def _own_domain(stack: DeployedStack) -> dict[str, str]:
    if stack.own_domain is None:
        return {}
    page, target = stack.own_domain
    return {"Own domain": f"{page} (its record in the DNS: CNAME {target})"}
