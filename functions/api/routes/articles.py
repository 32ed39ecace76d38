"""Articles: searched, and read one by one."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Query
from fastapi.responses import JSONResponse

from functions.api.answers import page_json
from functions.api.parameters import NoParameters, SearchParameters
from functions.api.schemas import Article, ArticlePage
from functions.api.wiring import get_library
from shared.usecases.get_article import get_article
from shared.usecases.reading import Library
from shared.usecases.search_articles import SearchRequest, search_articles

router = APIRouter(tags=["articles"])

LibraryDep = Annotated[Library, Depends(get_library)]


@router.get("/articles", response_model=ArticlePage, operation_id="searchArticles")
def search(parameters: Annotated[SearchParameters, Query()], library: LibraryDep) -> JSONResponse:
    """Search articles: a page of them, with the facets and the timeline of all that match."""
    result = search_articles(
        library,
        SearchRequest(
            filters=parameters.to_input(),
            today=datetime.now(UTC).date().isoformat(),
            sort=parameters.sort,
            limit=parameters.limit,
            cursor=parameters.cursor,
            facets=parameters.facet_names(),
            facet_size=parameters.facet_size,
            interval=parameters.interval,
            highlight=parameters.highlight,
            collapse=parameters.collapse == "story",
        ),
    )
    return JSONResponse(page_json(result, library))


@router.get("/articles/{id}", response_model=Article, operation_id="getArticle")
def read(
    id: Annotated[str, Path(description="Id of an article.")],
    _: Annotated[NoParameters, Query()],
    library: LibraryDep,
) -> JSONResponse:
    """Read one article: its text, its annotations, and where it came from."""
    article = get_article(library.engine, id)
    if article is None:
        raise HTTPException(404, "there is no such article")
    return JSONResponse(article)
