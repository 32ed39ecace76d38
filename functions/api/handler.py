"""The api function: FastAPI behind Mangum."""

import os

from shared.runtime.quick_start import quick_start

with quick_start():
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

_TEXT = ["text/", "application/json", "application/problem+json", "application/x-ndjson"]

handler = Mangum(app, lifespan="off", text_mime_types=_TEXT)
