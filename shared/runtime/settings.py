"""The settings of the functions, from their environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Literal, TypeAliasType, cast, get_args
from urllib.parse import urlsplit

from shared.domain.errors import SummitryError

type SearchAuth = Literal["none", "es"]

type Switch = Literal["on", "off"]

type UploadCallers = Literal["keys", "open", "off"]
"""Who may upload by the API: certain keys, everybody who may call it, or nobody."""


type Replicas = Literal["auto", "0", "1", "2"]
"""Further copies of each shard: a number, or one as soon as there is a second node."""


class SettingsError(SummitryError):
    """An environment variable is missing or holds a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The environment of a function, as template.yaml sets it.

    Attributes:
        opensearch_url: endpoint of the search engine, with scheme.
        opensearch_auth: `none` (an engine that asks for nothing) or `es` (a domain, signed).
        opensearch_region: AWS region of the engine, which its signatures name.
        region: AWS region of the stack.
        index_prefix: put before every index name; may be empty.
        bucket: the article bucket.
        bucket_origin: origin that forms of uploads lead to, such as
            `https://NAME.s3.eu-west-1.amazonaws.com`.
        queue_url: the ingest queue, for continuation messages; empty in the api function.
        cors_origins: origins that browsers may call the API from; empty for none.
        uploads: who may upload by the API.
        upload_key_ids: ids of the API keys that may, where `uploads` is `keys`.
        metrics: whether the function writes metrics of its own.
        kms_key_arn: key of KMS that uploads are encrypted with; empty for the bucket's own choice.
        connect_seconds: the longest wait for a connection to the engine.
        read_seconds: the longest wait for a search.
        write_seconds: the longest wait for a bulk request.
        index_shards: primary shards of the first index.
        index_replicas: further copies of each of them.
        index_refresh_seconds: the time after which a search finds what was written.
    """

    opensearch_url: str
    opensearch_auth: SearchAuth
    opensearch_region: str
    region: str
    index_prefix: str
    bucket: str
    bucket_origin: str
    queue_url: str
    cors_origins: tuple[str, ...]
    uploads: UploadCallers
    upload_key_ids: frozenset[str]
    metrics: bool
    kms_key_arn: str
    connect_seconds: float
    read_seconds: float
    write_seconds: float
    index_shards: int
    index_replicas: Replicas
    index_refresh_seconds: int


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read the settings of a function.

    Args:
        environ: the process environment, or a part of it in tests.

    Returns:
        Settings with every value checked.

    Raises:
        SettingsError: a variable is missing or malformed; the message names it.
    """
    auth = cast(SearchAuth, _choice(environ, "OPENSEARCH_AUTH", "none", SearchAuth))
    region = environ.get("AWS_REGION", "us-east-1")
    return Settings(
        opensearch_url=_engine_url(_required(environ, "OPENSEARCH_URL"), auth),
        opensearch_auth=auth,
        opensearch_region=environ.get("OPENSEARCH_REGION") or region,
        region=region,
        index_prefix=environ.get("INDEX_PREFIX", ""),
        bucket=_required(environ, "BUCKET"),
        bucket_origin=environ.get("AWS_ENDPOINT_URL") or _bucket_origin(environ["BUCKET"], region),
        queue_url=environ.get("QUEUE_URL", ""),
        cors_origins=tuple(environ.get("API_CORS_ORIGINS", "").split()),
        uploads=cast(UploadCallers, _choice(environ, "API_UPLOADS", "keys", UploadCallers)),
        upload_key_ids=frozenset(environ.get("API_UPLOAD_KEY_IDS", "").split()),
        metrics=_choice(environ, "METRICS", "off", Switch) == "on",
        kms_key_arn=environ.get("KMS_KEY_ARN", ""),
        connect_seconds=_number(environ, "OPENSEARCH_CONNECT_SECONDS", 0.7),
        read_seconds=_number(environ, "OPENSEARCH_READ_SECONDS", 3.4),
        write_seconds=_number(environ, "OPENSEARCH_WRITE_SECONDS", 10.0),
        index_shards=_whole_number(environ, "INDEX_SHARDS", 1),
        index_replicas=cast(Replicas, _choice(environ, "INDEX_REPLICAS", "auto", Replicas)),
        index_refresh_seconds=_whole_number(environ, "INDEX_REFRESH_SECONDS", 1),
    )


def _bucket_origin(bucket: str, region: str) -> str:
    """Name the origin of a bucket's own host, as `make_signing_client` of shared/adapters does."""
    suffix = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
    return f"https://{bucket.strip()}.s3.{region}.{suffix}"


def _required(environ: Mapping[str, str], name: str) -> str:
    value = environ.get(name, "").strip()
    if not value:
        raise SettingsError(f"the environment variable {name} is not set")
    return value


def _engine_url(value: str, auth: SearchAuth) -> str:
    """Return the address without a slash at its end."""
    url = urlsplit(value)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise SettingsError(f"OPENSEARCH_URL must start with http:// or https://, not {value!r}")
    if url.path.strip("/") or url.query or url.fragment:
        raise SettingsError(f"OPENSEARCH_URL must end after the host and port, unlike {value!r}")
    if auth != "none" and url.scheme != "https":
        raise SettingsError(
            f"OPENSEARCH_URL must start with https:// where OPENSEARCH_AUTH is {auth}, since a "
            f"signature does not hide what it signs; it is {value!r}"
        )
    return f"{url.scheme}://{url.netloc}"


def _number(environ: Mapping[str, str], name: str, default: float) -> float:
    """Return a finite number above 0."""
    value = environ.get(name, str(default))
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number < inf:
        raise SettingsError(f"{name} must be a number above 0, not {value!r}")
    return number


def _whole_number(environ: Mapping[str, str], name: str, default: int) -> int:
    number = _number(environ, name, default)
    if not number.is_integer():
        raise SettingsError(f"{name} must be a whole number, not {environ[name]!r}")
    return int(number)


def _choice(environ: Mapping[str, str], name: str, default: str, choices: TypeAliasType) -> str:
    value, allowed = environ.get(name, default), get_args(choices.__value__)
    if value not in allowed:
        raise SettingsError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
    return value
