"""The api function: FastAPI behind Mangum."""

import gc
import os

from shared.domain.garbage_collection import garbage_collection_paused

with garbage_collection_paused():  # all that the start makes stays: a sixth of its time is saved
    from mangum import Mangum

    from functions.api.app import create_app
    from functions.api.wiring import build_library, get_settings

    _settings = get_settings()
    app = create_app(
        _settings.cors_origins,
        local="AWS_ENDPOINT_URL" in os.environ,
        bucket_origin=_settings.bucket_origin,
        metrics=_settings.metrics,
    )
    build_library()  # while the environment starts, the processor is ours alone
gc.freeze()  # nor do later collections look through it

_TEXT = ["text/", "application/json", "application/problem+json", "application/x-ndjson"]

handler = Mangum(app, lifespan="off", text_mime_types=_TEXT)
