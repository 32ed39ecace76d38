"""Whether the API can answer, and from what."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from functions.api.parameters import NoParameters
from functions.api.routes.articles import LibraryDep
from functions.api.schemas import Health
from shared.usecases.health import check_health

router = APIRouter(tags=["service"])


@router.get("/healthz", response_model=Health, operation_id="checkHealth")
def healthz(_: Annotated[NoParameters, Query()], library: LibraryDep) -> JSONResponse:
    """Tell whether search answers, and which versions of mapping and extraction it holds."""
    return JSONResponse(check_health(library.engine))
