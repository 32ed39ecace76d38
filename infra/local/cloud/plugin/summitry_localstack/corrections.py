"""Corrections of LocalStack 4.14.0, made at its start, where it differs from AWS."""

import json
import tempfile
from pathlib import Path
from typing import Any

from localstack.runtime import hooks
from localstack.services.apigateway.helpers import get_rest_api_container
from localstack.services.apigateway.legacy import provider
from localstack.services.apigateway.next_gen.execute_api import gateway_response
from localstack.services.apigateway.next_gen.execute_api.handlers.gateway_exception import (
    GatewayExceptionHandler,
)
from localstack.services.apigateway.next_gen.execute_api.integrations import aws
from localstack.services.s3 import provider as s3

from .responses import EXTENSION, accepts_binary, headers, is_too_large, render


@hooks.on_infra_start()  # type: ignore[untyped-decorator] # LocalStack is elsewhere
def correct_gateway() -> None:
    """Refuse what Lambda would not take, decode compressed answers, use the template's errors."""
    _refuse_large_requests()
    _decode_binary_answers()
    _import_gateway_responses()
    _answer_by_templates()


@hooks.on_infra_start()  # type: ignore[untyped-decorator] # LocalStack is elsewhere
def keep_objects_apart() -> None:
    """Keep S3's objects in the folder of this LocalStack: all that run share one otherwise."""
    s3.DEFAULT_S3_TMP_DIR = str(Path(tempfile.gettempdir(), "s3"))


def _refuse_large_requests() -> None:
    """Refuse what is too large: LocalStack's Lambda takes a request of any size."""
    original = aws.RestApiAwsProxyIntegration.create_lambda_input_event

    def of_allowed_size(self: Any, context: Any) -> Any:
        event = original(self, context)
        envelope = json.dumps({**event, "body": None})
        if is_too_large(len(envelope), len(context.invocation_request["body"] or b"")):
            raise gateway_response.RequestTooLargeError("Request Too Long")
        return event

    aws.RestApiAwsProxyIntegration.create_lambda_input_event = of_allowed_size


def _decode_binary_answers() -> None:
    """LocalStack skips the pattern `*/*`, and would pass on base64 as the body."""
    matches = aws.mime_type_matches_binary_media_types

    def matches_any(mime_type: str | None, binary_media_types: list[str]) -> bool:
        return accepts_binary(binary_media_types) or bool(matches(mime_type, binary_media_types))

    aws.mime_type_matches_binary_media_types = matches_any


def _import_gateway_responses() -> None:
    """LocalStack ignores the gateway's responses that an OpenAPI document brings."""
    original = provider.import_api_from_openapi_spec

    def with_responses(rest_api: Any, context: Any, open_api_spec: Any, mode: Any) -> Any:
        imported = original(rest_api, context=context, open_api_spec=open_api_spec, mode=mode)
        container = get_rest_api_container(context, rest_api.id)
        for kind, response in open_api_spec.get(EXTENSION, {}).items():
            container.gateway_responses[kind] = gateway_response.build_gateway_response(
                kind,
                status_code=response.get("statusCode"),
                response_parameters=response.get("responseParameters"),
                response_templates=response.get("responseTemplates"),
                default_response=False,
            )
        return imported

    provider.import_api_from_openapi_spec = with_responses


def _answer_by_templates() -> None:
    """LocalStack knows the templates of its gateway's responses, but does not use them."""
    original = GatewayExceptionHandler.create_exception_response

    def with_template(self: Any, exception: Any, context: Any) -> Any:
        answer = original(self, exception, context)
        told = gateway_response.get_gateway_response_or_default(
            exception.type, context.deployment.rest_api.gateway_responses
        )
        template = told.get("responseTemplates", {}).get("application/json")
        if template and not told.get("defaultResponse"):
            values = {
                "requestId": context.context_variables["requestId"],
                "error.message": str(exception.message),
                "error.messageString": json.dumps(str(exception.message)),
            }
            answer.set_response(render(template, values))
            answer.headers.update(headers(told.get("responseParameters", {})))
        return answer

    GatewayExceptionHandler.create_exception_response = with_template
