"""The events that docs/local.md hands to `sam local`, read as the functions read them."""

import json
from pathlib import Path
from typing import Any

from mangum.handlers import APIGateway
from mangum.types import LambdaConfig

from shared.runtime.s3_events import decode_message

EVENTS = Path(__file__).parents[2] / "data" / "events"


def event(name: str) -> Any:
    return json.loads((EVENTS / name).read_text())


def test_the_request_is_one_that_needs_nothing() -> None:
    config = LambdaConfig(api_gateway_base_path="", text_mime_types=[], exclude_headers=[])
    request = event("api_healthz.json")
    assert APIGateway.infer(request, {}, config)  # type: ignore[arg-type] # no context is read
    scope = APIGateway(request, {}, config).scope  # type: ignore[arg-type]
    assert (scope["method"], scope["path"]) == ("GET", "/healthz")


def test_the_message_is_one_that_s3_sends_when_it_is_told_of_the_queue() -> None:
    [record] = event("sqs_test_message.json")["Records"]
    assert list(decode_message(record["body"])) == []
    assert record["attributes"]["ApproximateReceiveCount"] == "1"
