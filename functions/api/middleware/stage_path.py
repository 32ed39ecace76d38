"""The path of the stage, which callers write and the function does not see."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlencode

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

LOCALSTACK_PATH = "/_aws/execute-api"


class StagePath:
    """ASGI middleware that sets `root_path` to the path that callers write before ours."""

    def __init__(self, app: ASGIApp, *, local: bool) -> None:
        """Wrap an application.

        Args:
            app: the application.
            local: whether LocalStack is the gateway.
        """
        self._app = app
        self._local = local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        event = scope.get("aws.event")
        if event is not None:
            scope["root_path"] = stage_path(event, local=self._local)
            if self._local:
                scope["scheme"] = "http"
        await self._app(scope, receive, send)


def stage_path(event: Mapping[str, Any], *, local: bool) -> str:
    """Return the path that stands before ours in an API Gateway event.

    That is the stage at a gateway's own address, and nothing at a domain of one's own. LocalStack
    puts its own path and the id of the API before the stage, unless the host name tells them.
    """
    context = event["requestContext"]
    root = unquote(context["path"]).removesuffix(unquote(event["path"])).rstrip("/")
    if not local or context["domainName"].startswith(context["apiId"]):
        return root
    return f"{LOCALSTACK_PATH}/{context['apiId']}{root}"


def public_url(request: Request, path: str, parameters: Mapping[str, Any] | None = None) -> str:
    """Return the public address of one of our paths.

    Args:
        request: the request that is being answered.
        path: path of a call, with a slash in front.
        parameters: query parameters; a list is repeated.
    """
    root = request.scope.get("root_path", "")
    base = str(request.url.replace(path=f"{root}{path}", query="", fragment=""))
    return f"{base}?{urlencode(parameters, doseq=True)}" if parameters else base
