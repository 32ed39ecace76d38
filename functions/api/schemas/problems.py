"""Errors, as RFC 9457 problem details."""

from pydantic import Field

from functions.api.schemas.base import Answer


class ErrorEntry(Answer):
    """What is wrong with one parameter."""

    parameter: str
    message: str
    nearest: list[str] = Field(default=[], description="Valid values that may have been meant.")
    position: int | None = Field(None, description="Code point of a query, from 0.")


class ProblemDetails(Answer):
    """RFC 9457 problem details, as `application/problem+json`."""

    type: str
    title: str
    status: int
    detail: str
    instance: str = Field("", description="Path asked for; absent where the gateway refuses.")
    request_id: str
    errors: list[ErrorEntry]
