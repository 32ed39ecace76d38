"""The path that callers write before ours: the stage, or the base path of a domain of one's own."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlencode

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

LOCALSTACK_PATH = "/_aws/execute-api"


_ROOT = "summitry.root"
"""Key of the scope. ASGI's own `root_path` would have the router cut it from paths that begin so,
such as `/articles` at a domain of one's own whose base path is `articles`."""


class StagePath:
    """ASGI middleware that tells apart our path and the path that callers write before it."""

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
            scope[_ROOT] = stage_path(event, local=self._local)
            scope["path"] = scope["path"].removeprefix(base_path(event)) or "/"
            if self._local:
                scope["scheme"] = "http"
        await self._app(scope, receive, send)


def base_path(event: Mapping[str, Any]) -> str:
    """Return the base path that the mapping of a domain of one's own has put before our path.

    With such a mapping, the gateway leaves the base path in the event's `path`. What is ours
    follows from the resource that it matched.
    """
    path = unquote(event["path"]).rstrip("/")
    return path.removesuffix(_own_path(event)) if path.endswith(_own_path(event)) else ""


def stage_path(event: Mapping[str, Any], *, local: bool) -> str:
    """Return the path that stands before ours in an API Gateway event.

    That is the stage at a gateway's own address, and the base path or nothing at a domain of one's
    own. LocalStack puts its own path and the id of the API before the stage, unless the host name
    tells them.
    """
    context = event["requestContext"]
    ours = unquote(event["path"]).rstrip("/").removeprefix(base_path(event))
    root = unquote(context["path"]).rstrip("/").removesuffix(ours)
    if not local or context["domainName"].startswith(context["apiId"]):
        return root
    return f"{LOCALSTACK_PATH}/{context['apiId']}{root}"


def _own_path(event: Mapping[str, Any]) -> str:
    """Return our path as the matched resource tells it, without a slash at its end.

    An event that does not tell it has a path that is all ours.
    """
    resource, parameters = str(event.get("resource")), event.get("pathParameters") or {}
    if "resource" not in event or ("{proxy+}" in resource and "proxy" not in parameters):
        return unquote(event["path"]).rstrip("/")
    matched = unquote(parameters.get("proxy", ""))
    return resource.replace("{proxy+}", matched).rstrip("/")


def public_root(request: Request) -> str:
    """Return the path that callers write before ours; empty where there is none."""
    root: str = request.scope.get(_ROOT, "")
    return root


def public_url(request: Request, path: str, parameters: Mapping[str, Any] | None = None) -> str:
    """Return the public address of one of our paths.

    Args:
        request: the request that is being answered.
        path: path of a call, with a slash in front.
        parameters: query parameters; a list is repeated.
    """
    url = request.url.replace(path=f"{public_root(request)}{path}", query="", fragment="")
    base = str(url)
    return f"{base}?{urlencode(parameters, doseq=True)}" if parameters else base
