"""Who may upload. The gateway's keys have no scopes, so the function decides by the key's id."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from functions.api.wiring import get_settings
from shared.runtime.settings import UploadCallers


@dataclass(frozen=True, slots=True)
class UploadRights:
    """The callers who may upload.

    Attributes:
        callers: `keys` (those of `key_ids`), `open` (everybody who may call the API), `off`.
        key_ids: ids of API keys, which are no secrets.
    """

    callers: UploadCallers
    key_ids: frozenset[str]

    def refusal(self, key_id: str | None) -> str | None:
        """Tell why a caller may not upload; None where they may.

        Args:
            key_id: id of the key that the gateway has checked; None where it asked for none.
        """
        if self.callers == "open" or (self.callers == "keys" and key_id in self.key_ids):
            return None
        if self.callers == "off":
            return "uploads by this API are switched off; put the object into the bucket itself"
        if key_id:
            return "this key may only read; send a key that may upload in the header x-api-key"
        return "uploads need a key that may upload, and the gateway checked none"


async def get_upload_rights() -> UploadRights:
    """Return who may upload here; a coroutine, for a plain function costs a thread."""
    settings = get_settings()
    return UploadRights(settings.uploads, settings.upload_key_ids)


async def require_upload_right(
    request: Request, rights: Annotated[UploadRights, Depends(get_upload_rights)]
) -> None:
    """Let a request pass whose caller may upload.

    Raises:
        HTTPException: 403; its detail says why, and what to do.
    """
    context = request.scope.get("aws.event", {}).get("requestContext", {})
    if refusal := rights.refusal(context.get("identity", {}).get("apiKeyId")):
        raise HTTPException(403, refusal)
