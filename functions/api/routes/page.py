"""The reading desk and its files; none needs a key."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request, Response

from functions.api.conditional_answers import bytes_answer
from functions.api.dependencies import NoQuery
from functions.api.documents.reading_desk import page_files, page_html, page_policy
from functions.api.middleware.stage_path import public_root

router = APIRouter(include_in_schema=False)

ASK_EACH_TIME = "no-cache"
"""The page names its files by their hashes; an old one would name files that are gone."""
A_YEAR = "public, max-age=31536000, immutable"
"""Another content has another name."""


@router.get("/")
def page(request: Request) -> Response:
    """Give the page; what other sites put behind its address is let pass."""
    html = page_html(public_root(request))
    answer = bytes_answer(request, html, "text/html; charset=utf-8", cache_control=ASK_EACH_TIME)
    answer.headers["Content-Security-Policy"] = page_policy(request.app.state.bucket_origin)
    answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@router.get("/page/{name}")
def page_file(
    request: Request, name: Annotated[str, Path(description="Name with its hash.")], _: NoQuery
) -> Response:
    """Give a script, style or font of the page."""
    file = page_files().get(name)
    if file is None:
        raise HTTPException(404, "the page has no such file any more; load the page anew")
    return bytes_answer(request, file.body, file.media_type, cache_control=A_YEAR)
