"""Articles: searched, read one by one, and those that are near to one."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response
from fastapi.responses import JSONResponse

from functions.api.conditional_answers import json_answer
from functions.api.dependencies import LibraryDep, NoQuery, Today
from functions.api.requests.query_parameters import (
    LimitParameters,
    PageParameters,
    SearchParameters,
)
from functions.api.schemas.articles import Article, ArticlePage, Original, SimilarArticles
from functions.api.wiring import get_originals
from shared.usecases.operate.originals import Originals
from shared.usecases.read.get_article import get_article, get_document
from shared.usecases.read.search_articles import search_articles
from shared.usecases.read.similar import similar_articles

router = APIRouter(tags=["articles"])

ArticleId = Annotated[str, Path(description="Id of an article.", examples=["5f0e…"])]
MISSING = "there is no such article"
DELETED = "the object of this article has been deleted, and the article leaves the index shortly"


@router.get("/articles", response_model=ArticlePage, operation_id="searchArticles")
def search(
    request: Request,
    parameters: Annotated[SearchParameters, Query()],
    library: LibraryDep,
    today: Today,
) -> Response:
    """Search articles: a page of them, with the facets and the timeline of all that match."""
    result = search_articles(library, parameters.request(today))
    return json_answer(request, result, varying=("took_ms", "next_cursor"))


@router.get("/articles/{id}", response_model=Article, operation_id="getArticle")
def read(
    request: Request,
    id: ArticleId,
    parameters: Annotated[PageParameters, Query()],
    library: LibraryDep,
) -> Response:
    """Read one article: its text, its annotations, and where it came from."""
    article = get_article(library.engine, id, parameters.page)
    if article is None:
        raise HTTPException(404, MISSING)
    return json_answer(request, article)


@router.get("/articles/{id}/original", response_model=Original, operation_id="getOriginal")
def original(
    id: ArticleId,
    _: NoQuery,
    library: LibraryDep,
    originals: Annotated[Originals, Depends(get_originals)],
) -> JSONResponse:
    """Give a signed address of the object that the article came from, for five minutes.

    It is no redirect: a browser would send the key along.
    """
    document = get_document(library.engine, id)
    if document is None:
        raise HTTPException(404, MISSING)
    found = originals.find(document)
    if found is None:
        raise HTTPException(404, DELETED)
    return JSONResponse(asdict(found), headers={"Cache-Control": "no-store"})


@router.get(
    "/articles/{id}/similar", response_model=SimilarArticles, operation_id="getSimilarArticles"
)
def similar(
    request: Request,
    id: ArticleId,
    parameters: Annotated[LimitParameters, Query()],
    library: LibraryDep,
) -> Response:
    """List the articles near to one: its story, near-duplicates, and what is about the same."""
    found = similar_articles(library.engine, id, parameters.limit)
    if found is None:
        raise HTTPException(404, MISSING)
    return json_answer(request, {"articles": found})
