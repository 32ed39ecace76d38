"""Whether the API can answer, and from what."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from functions.api.dependencies import LibraryDep, NoQuery
from functions.api.schemas.service import Health, Liveness
from shared.usecases.operate.health import check_health

router = APIRouter(tags=["service"])


@router.get("/healthz", response_model=Liveness, operation_id="checkLiveness")
async def healthz(_: NoQuery) -> JSONResponse:
    """Tell that the API answers; the search engine is not asked. Needs no key."""
    return JSONResponse({"status": "ok"})


@router.get("/health", response_model=Health, operation_id="checkHealth")
def health(_: NoQuery, library: LibraryDep) -> JSONResponse:
    """Tell whether search answers, and which versions of mapping and extraction it holds."""
    return JSONResponse(check_health(library.engine))
