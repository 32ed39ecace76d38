"""Annotations of an article that is posted."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse

from functions.api.dependencies import NoQuery
from functions.api.schemas.extraction import ArticleToExtract, Record
from functions.api.wiring import Extract, get_extract
from shared.domain.articles import ArticleText

router = APIRouter(tags=["extraction"])


@router.post("/extract", response_model=Record, operation_id="extractArticle")
def extract(
    article: ArticleToExtract, _: NoQuery, annotate: Annotated[Extract, Depends(get_extract)]
) -> JSONResponse:
    """Annotate an article; nothing of it is stored."""
    text = ArticleText(article.title, article.text, article.published)
    return JSONResponse(annotate(article.id, text))
