"""Metadata of objects, from `upload --source, --published, --url, --language`."""

from dataclasses import fields
from datetime import UTC, datetime
from email.header import Header

from infra.cli.failures import UsageError
from shared.articles import Moments
from shared.articles.overrides import Overrides, read_overrides
from shared.domain.errors import PermanentError

MOST_BYTES = 2_048
"""S3's limit on an object's user metadata, names included."""


def object_metadata(given: dict[str, str | None]) -> dict[str, str]:
    """Write what was given as S3 takes it: in ASCII, anything else by RFC 2047.

    Args:
        given: values by the names of `Overrides`; None for those that are not given.

    Raises:
        UsageError: ingest could not read a value, or S3 would not take it.
    """
    said = {name: value for name, value in given.items() if value is not None}
    for name, value in said.items():
        if not value.strip() or not value.isprintable():
            raise UsageError(f"--{name} is empty, or has characters that cannot be seen")
    written = {name: _ascii(value) for name, value in said.items()}
    try:
        read_overrides(written, Moments.at(datetime.now(UTC)).latest)
    except PermanentError as error:
        raise UsageError(f"{error.detail} Nothing was uploaded.") from error
    if sum(len(name) + len(value) for name, value in written.items()) > MOST_BYTES:
        names = ", ".join(f"--{field.name}" for field in fields(Overrides))
        raise UsageError(f"{names}: together these are longer than the {MOST_BYTES:,} bytes of S3")
    return written


def _ascii(value: str) -> str:
    """Encode words that are not ASCII, and what would else be taken for an encoded one."""
    plain = value.isascii() and "=?" not in value
    return value.strip() if plain else Header(value.strip(), "utf-8").encode(maxlinelen=0)
