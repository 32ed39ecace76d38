"""Uploads: a form to make one, and what became of it."""

from dataclasses import asdict
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Path, Request
from fastapi.responses import JSONResponse

from functions.api.dependencies import NoQuery
from functions.api.middleware.stage_path import public_url
from functions.api.schemas.uploads import NewUpload, SignedUpload, UploadStatus
from functions.api.upload_rights import require_upload_right
from functions.api.wiring import get_uploads
from shared.domain.objects import why_never_read
from shared.usecases.operate.uploads import Uploads

router = APIRouter(prefix="/uploads", tags=["uploads"])

UploadsDep = Annotated[Uploads, Depends(get_uploads)]


@router.post(
    "",
    response_model=SignedUpload,
    status_code=201,
    operation_id="startUpload",
    dependencies=[Depends(require_upload_right)],
)
def start(request: Request, upload: NewUpload, _: NoQuery, uploads: UploadsDep) -> JSONResponse:
    """Get a form that uploads one object: of this key and type, up to 20 MB, within 15 minutes.

    The API key must be one that may upload. A form for a key that the bucket has already is given
    only with `overwrite`. `published`, `source` and `url` become metadata of the
    object, which overrides what its articles say.
    """
    ref, form = uploads.presign(
        upload.key, upload.content_type, upload.metadata(), overwrite=upload.overwrite
    )
    status = public_url(request, f"/uploads/{quote(ref.key)}")
    signed = {
        "url": form.url,
        "fields": dict(form.fields),
        "key": ref.key,
        "expires_in": form.expires_in,
        "max_bytes": uploads.max_bytes,
        "status": status,
    }
    return JSONResponse(signed, 201, headers={"Location": status})


@router.get("/{key:path}", response_model=UploadStatus, operation_id="getUpload")
def status(
    key: Annotated[str, Path(description="Object key.", examples=["articles/2025/macron.txt"])],
    _: NoQuery,
    uploads: UploadsDep,
) -> JSONResponse:
    """Tell what became of an upload: received, indexed, searchable, quarantined or failed."""
    found = uploads.status(key)
    if found is None:
        raise HTTPException(404, why_never_read(key) or "there is no such upload")
    told = asdict(found)
    return JSONResponse({"key": told.pop("ref")["key"], **told})
