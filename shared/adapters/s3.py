"""The article bucket on S3."""

import io
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

from shared.adapters.aws_errors import error_code
from shared.domain.errors import PermanentError, StoreUnavailable, SummitryError, Throttled
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import ListedObject, OpenObject, PresignedPost

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})
_OTHER_VERSION = frozenset({"412", "PreconditionFailed"})
_NOT_READABLE = "InvalidObjectState"
"""S3's answer to a GET of an object in one of the archives, or in an archive tier of
Intelligent-Tiering."""
_ARCHIVES = frozenset({"GLACIER", "DEEP_ARCHIVE"})
"""The storage classes that have to be restored; GLACIER_IR is read at once."""
_RESTORED = 'ongoing-request="false"'
"""What HEAD tells of an archived object of which there is a restored copy now."""
_SLOW_DOWN = frozenset({"503", "SlowDown", "Throttling", "RequestLimitExceeded"})

_CHUNK = 256 * 1024


def make_signing_client(region: str, config: Config) -> "S3Client":
    """Make a client whose presigned forms and addresses are good in every region.

    By itself boto3 signs by version 2 in the oldest regions, which newer buckets refuse. In most
    regions it names the global host, which answers a form with a redirect that no browser follows.

    Args:
        region: AWS region of the bucket.
        config: timeouts and retries.
    """
    import boto3  # here, since ingest signs nothing for others and starts without it

    signing = Config(
        signature_version="s3v4",
        s3={"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"},
    )
    return boto3.client("s3", region_name=region, config=config.merge(signing))


class S3Store:
    """The article bucket; implements `shared.ports.ObjectStore` and both signers."""

    def __init__(self, client: "S3Client", key_arn: str = "") -> None:
        """Keep the client; nothing is sent yet.

        Args:
            client: boto3's client.
            key_arn: of the KMS key that presigned forms ask for; empty for the bucket's own choice.
        """
        self._client = client
        self._encryption = (
            {
                "x-amz-server-side-encryption": "aws:kms",
                "x-amz-server-side-encryption-aws-kms-key-id": key_arn,
            }
            if key_arn
            else {}
        )

    def head(self, ref: ObjectRef) -> ObjectVersion | None:
        """Return the present state of an object; None where there is none."""
        with s3_errors(ref):
            try:
                answer = self._client.head_object(Bucket=ref.bucket, Key=ref.key)
            except ClientError as error:
                if error_code(error) in _MISSING:
                    return None
                raise
        return _version(answer)

    @contextmanager
    def open(self, ref: ObjectRef, etag: str | None = None) -> Iterator[OpenObject | None]:
        """Open an object as it is now; None where there is none or it has another `etag`."""
        try:
            answer = self._get(ref, etag)
        except _ObjectArchived:
            version = self.head(ref)
            unread = io.BufferedReader(_Archived(ref), _CHUNK)
            yield None if version is None else OpenObject(version, unread)
            return
        if answer is None:
            yield None
            return
        body = answer["Body"]
        try:
            yield OpenObject(_version(answer), io.BufferedReader(_Stream(body, ref), _CHUNK))
        finally:
            body.close()

    def list(self, bucket: str, prefix: str, after: str = "") -> Iterator[ListedObject]:
        """List the objects under a prefix in order of their keys, only those after `after`."""
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=bucket, Prefix=prefix, StartAfter=after
        )
        with s3_errors(ObjectRef(bucket, prefix)):
            for page in pages:
                for entry in page.get("Contents", ()):
                    yield ListedObject(
                        entry["Key"], entry["ETag"].strip('"'), entry["Size"], entry["LastModified"]
                    )

    def put(self, ref: ObjectRef, body: bytes, content_type: str) -> None:
        """Write a small object."""
        with s3_errors(ref):
            self._client.put_object(
                Bucket=ref.bucket, Key=ref.key, Body=body, ContentType=content_type
            )

    def delete(self, ref: ObjectRef) -> None:
        """Remove an object; do nothing where it does not exist."""
        with s3_errors(ref):
            self._client.delete_object(Bucket=ref.bucket, Key=ref.key)

    def presign(
        self,
        ref: ObjectRef,
        content_type: str,
        metadata: Mapping[str, str],
        largest: int,
        expires_in: int,
    ) -> PresignedPost:
        """Sign a form for this key, type and metadata, and at most `largest` bytes."""
        fixed = {"Content-Type": content_type, **self._encryption, **_metadata_fields(metadata)}
        with s3_errors(ref):
            signed = self._client.generate_presigned_post(
                ref.bucket,
                ref.key,
                Fields=fixed,
                Conditions=[
                    *({name: value} for name, value in fixed.items()),
                    ["content-length-range", 1, largest],
                ],
                ExpiresIn=expires_in,
            )
        return PresignedPost(signed["url"], signed["fields"], expires_in)

    def sign_download(self, ref: ObjectRef, name: str, content_type: str, expires_in: int) -> str:
        """Sign an address that answers with the object, as a file to save."""
        with s3_errors(ref):
            return self._client.generate_presigned_url(
                "get_object",
                Params={
                    "Bucket": ref.bucket,
                    "Key": ref.key,
                    "ResponseContentDisposition": _attachment(name),
                    "ResponseContentType": content_type,
                },
                ExpiresIn=expires_in,
            )

    def _get(self, ref: ObjectRef, etag: str | None) -> Any:
        condition: Any = {"IfMatch": f'"{etag}"'} if etag else {}
        with s3_errors(ref):
            try:
                return self._client.get_object(Bucket=ref.bucket, Key=ref.key, **condition)
            except ClientError as error:
                if error_code(error) in _MISSING | _OTHER_VERSION:
                    return None
                if error_code(error) == _NOT_READABLE:
                    raise _ObjectArchived from error
                raise


class _ObjectArchived(Exception):
    """The object is in a storage class that can be read only after a restore."""


class _Archived(io.RawIOBase):
    """The content of an archived object: whoever reads it is told why it cannot be read."""

    def __init__(self, ref: ObjectRef) -> None:
        self._ref = ref

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: Any, /) -> int:
        raise PermanentError(
            "archived",
            f"The storage class of {self._ref.key} cannot be read at once: restore the object "
            "(`aws s3api restore-object`), wait for it, then run `summitry quarantine retry`.",
        )


def _metadata_fields(metadata: Mapping[str, str]) -> dict[str, str]:
    """Write user metadata as form fields; what is not ASCII as a word of RFC 2047, as S3 has it."""
    return {f"x-amz-meta-{name}": _in_ascii(value) for name, value in metadata.items()}


def _in_ascii(value: str) -> str:
    if value.isascii() and "=?" not in value:
        return value
    return f"=?utf-8?B?{b64encode(value.encode()).decode()}?="


def _attachment(name: str) -> str:
    """Name a file to save (RFC 6266): in ASCII for old clients, and as it is."""
    plain = "".join(char if char.isascii() and char not in '\\"' else "_" for char in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


class _Stream(io.RawIOBase):
    """The body of a response as a raw stream; a broken connection is an error of the store."""

    def __init__(self, body: Any, ref: ObjectRef) -> None:
        self._body = body
        self._ref = ref

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        with s3_errors(self._ref):
            data: bytes = self._body.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def s3_errors(ref: ObjectRef) -> Iterator[None]:
    """Raise domain errors in place of boto3's.

    Raises:
        Throttled: S3 asks to slow down.
        StoreUnavailable: any other error, also a missing right, which an operator corrects.
    """
    try:
        yield
    except ClientError as error:
        code = error_code(error)
        kind: type[SummitryError] = Throttled if code in _SLOW_DOWN else StoreUnavailable
        raise kind(f"S3 answered {code} for {ref.bucket}/{ref.key}{_hint(code)}") from error
    except (BotoCoreError, HTTPClientError, OSError) as error:
        raise StoreUnavailable(f"S3 does not answer for {ref.bucket}/{ref.key}: {error}") from error


def _hint(code: str) -> str:
    if code not in ("403", "AccessDenied"):
        return ""
    return "; without s3:ListBucket, that is also the answer for a key that is not there"


def _version(answer: Any) -> ObjectVersion:
    metadata = {name.lower(): value for name, value in answer["Metadata"].items()}
    return ObjectVersion(
        answer["ETag"].strip('"'),
        answer.get("VersionId"),
        answer["ContentLength"],
        answer.get("ContentType", ""),
        tuple(sorted(metadata.items())),
        answer["LastModified"],
        _is_archived(answer),
    )


def _is_archived(answer: Any) -> bool:
    """Tell from the answer to a HEAD whether a GET would be refused.

    S3 leaves the storage class out for STANDARD. Intelligent-Tiering tells a status while the
    object is in one of its archive tiers; a restore moves it out of them.
    """
    restored = _RESTORED in answer.get("Restore", "")
    in_archive = answer.get("StorageClass") in _ARCHIVES and not restored
    return in_archive or "ArchiveStatus" in answer
