"""The application: routers, middleware, error table, OpenAPI metadata."""

from collections.abc import Sequence

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware

from functions.api.middleware.access_log import AccessLog, note_route
from functions.api.middleware.compression import Compression
from functions.api.middleware.content_types import DeclaredContentTypes
from functions.api.middleware.head_requests import HeadAsGet
from functions.api.middleware.request_ids import HEADER, RequestIds
from functions.api.middleware.stage_path import StagePath
from functions.api.problems import UnexpectedErrors, add_error_table
from functions.api.requests.declared_names import reject_repeated
from functions.api.requests.json_bodies import reject_ambiguous_body
from functions.api.routes import (
    articles,
    counts,
    documents,
    events,
    exports,
    extraction,
    health,
    page,
    uploads,
    vocabulary,
)


def create_app(
    cors_origins: Sequence[str] = (),
    *,
    local: bool = False,
    bucket_origin: str = "",
    metrics: bool = False,
) -> FastAPI:
    """Build the API.

    Args:
        cors_origins: origins that browsers may call it from.
        local: whether LocalStack is the gateway.
        bucket_origin: where forms of uploads lead, which the page may post to; empty for nowhere.
        metrics: whether each request is written as metrics too.
    """
    app = FastAPI(
        title="Summitry",
        version="1",
        summary="News articles, found by who, where and what.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,  # they would lead out of the stage
        dependencies=[
            Depends(note_route),
            Depends(reject_repeated),
            Depends(reject_ambiguous_body),
        ],
    )
    app.state.bucket_origin = bucket_origin
    for part in (
        articles,
        events,
        counts,
        exports,
        extraction,
        uploads,
        vocabulary,
        health,
        documents,
        page,
    ):
        app.include_router(part.router)
    add_error_table(app)
    app.add_middleware(UnexpectedErrors)
    app.add_middleware(Compression)
    app.add_middleware(HeadAsGet)
    if cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(cors_origins),
            allow_methods=["GET", "POST"],
            allow_headers=["content-type", "if-none-match", "x-api-key"],
            expose_headers=["etag", "link", "retry-after", HEADER],
        )
    app.add_middleware(AccessLog, metrics=metrics)
    app.add_middleware(DeclaredContentTypes)
    app.add_middleware(RequestIds)
    app.add_middleware(StagePath, local=local)
    return app
