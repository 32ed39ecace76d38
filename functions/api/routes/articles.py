"""Articles: searched, read one by one, and those that are near to one."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response

from functions.api.conditional_answers import json_answer
from functions.api.dependencies import LibraryDep, Today
from functions.api.requests.query_parameters import (
    LimitParameters,
    PageParameters,
    SearchParameters,
)
from functions.api.schemas.articles import Article, ArticlePage, SimilarArticles
from shared.usecases.read.get_article import get_article
from shared.usecases.read.search_articles import search_articles
from shared.usecases.read.similar import similar_articles

router = APIRouter(tags=["articles"])

ArticleId = Annotated[str, Path(description="Id of an article.", examples=["5f0e…"])]
MISSING = "there is no such article"


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
