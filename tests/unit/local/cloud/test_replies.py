import json

import pytest

from infra.local.cloud.plugin.summitry_localstack.replies import (
    EmulatorError,
    Failure,
    Success,
    read_reply,
)
from infra.local.cloud.plugin.summitry_localstack.responses import (
    accepts_binary,
    headers,
    is_too_large,
    render,
)


@pytest.mark.parametrize(
    "body",
    [
        b"null",
        b'{"errorMessage": "a field of a result", "errorType": "too"}',
        b'"Task timed out after 2.00 seconds"',
        b"",
    ],
)
def test_what_a_handler_returns_is_a_success(body: bytes) -> None:
    assert read_reply(200, body, "log") == Success(body, "log")


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b'{"errorMessage": "m", "errorType": "t", "requestId": "r", "stackTrace": []}'),
        (502, b'{"errorType": "Runtime.ExitError", "errorMessage": "exited"}'),
    ],
)
def test_an_exception_and_a_dead_process_are_failures(status: int, body: bytes) -> None:
    assert read_reply(status, body, "") == Failure(body, "")


def test_a_timeout_becomes_an_error_as_json() -> None:
    reply = read_reply(200, b"Task timed out after 20.00 seconds", "")
    assert isinstance(reply, Failure)
    assert json.loads(reply.payload) == {"errorMessage": "Task timed out after 20.00 seconds"}


def test_any_other_answer_means_that_the_emulator_is_broken() -> None:
    with pytest.raises(EmulatorError, match="answered 500"):
        read_reply(500, b"", "")


@pytest.mark.parametrize(
    ("body", "refused"), [(0, False), (4_700_000, False), (4_720_000, True), (11_000_000, True)]
)
def test_what_lambda_would_not_take_is_too_large(body: int, refused: bool) -> None:
    assert is_too_large(2_000, body) == refused


def test_a_gateways_response_is_rendered() -> None:
    template = (
        '{"detail": $context.error.messageString, "id": "$context.requestId", "x": "$context.no"}'
    )
    values = {"requestId": "r-1", "error.messageString": '"too many"'}
    assert json.loads(render(template, values)) == {"detail": "too many", "id": "r-1", "x": ""}


def test_only_literal_headers_are_set() -> None:
    parameters = {
        "gatewayresponse.header.Content-Type": "'application/problem+json'",
        "gatewayresponse.header.X": "method.request.header.X",
    }
    assert headers(parameters) == {"Content-Type": "application/problem+json"}


def test_any_type_is_binary_only_where_the_gateway_says_so() -> None:
    assert accepts_binary(["image/png", "*/*"])
    assert not accepts_binary(["image/*"])
