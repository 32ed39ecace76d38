"""API Gateway's own answers, in the words of the template's GatewayResponses."""

import re
from collections.abc import Mapping

EXTENSION = "x-amazon-apigateway-gateway-responses"
HEADER = "gatewayresponse.header."
INVOCATION_BYTES = 6 * 1024 * 1024
"""Most bytes of a synchronous request of Lambda, of AWS's quotas."""


def accepts_binary(media_types: list[str]) -> bool:
    """Tell whether every answer is taken for binary, as AWS does if `*/*` is among the types."""
    return "*/*" in media_types


def is_too_large(envelope: int, body: int) -> bool:
    """Tell whether AWS's gateway refuses a request, since Lambda would not take it.

    Args:
        envelope: bytes of the event without the body.
        body: bytes of the body, which the gateway writes as base64 where every type is binary.
    """
    return envelope + -(-body // 3) * 4 > INVOCATION_BYTES


def render(template: str, context: Mapping[str, str]) -> str:
    """Fill in a response template.

    Args:
        template: text with `$context.…` variables.
        context: values by name, such as `requestId` or `error.messageString`; the latter is a JSON
            string with its quotes.

    Returns:
        The text; variables without a value are empty, as at AWS.
    """
    names = re.compile(r"\$context\.([A-Za-z]+(?:\.[A-Za-z]+)*)")
    return names.sub(lambda match: context.get(match[1], ""), template)


def headers(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that response parameters set to literals (in single quotes)."""
    return {
        name.removeprefix(HEADER): value[1:-1]
        for name, value in parameters.items()
        if name.startswith(HEADER) and value.startswith("'") and value.endswith("'")
    }
