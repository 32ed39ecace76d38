"""Files sent to the bucket, several at once."""

import io
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import ClientError

from infra.cli.terminal.escapes import escape_controls
from infra.cli.upload.files import UnsentFile, Upload
from shared.adapters.aws_errors import error_code

WORKERS = 8
_OF_ONE_OBJECT = frozenset(
    {
        *("EntityTooLarge", "KeyTooLongError", "MetadataTooLarge", "InvalidURI", "IncompleteBody"),
        *("BadDigest", "RequestTimeout", "SlowDown", "InternalError", "ServiceUnavailable"),
    }
)
"""What S3 answers where the object, or only this request, is at fault and others may go on."""
_EXISTS = frozenset({"PreconditionFailed", "ConditionalRequestConflict"})
"""What S3 answers where an object has the key already, or gets it at this moment."""


def put_files(
    s3: Any,
    bucket: str,
    uploads: Sequence[Upload],
    metadata: Mapping[str, str] | None = None,
    *,
    overwrite: bool = True,
) -> Iterator[Upload | UnsentFile]:
    """Put files into a bucket, several at once; one that cannot be read does not end it.

    Args:
        s3: a boto3 client of S3.
        bucket: the bucket's name.
        uploads: what to put.
        metadata: user metadata of every object, in ASCII.
        overwrite: whether objects that have these keys are replaced; S3 itself decides, so no
            other upload can come between.

    Yields:
        Each upload when it is there, or why it is not.

    Raises:
        ClientError: the bucket takes nothing from us; files may be in it already.
        BotoCoreError: S3 cannot be asked.
    """
    condition = {} if overwrite else {"IfNoneMatch": "*"}
    with _workers() as pool:
        sent: list[Future[Upload | UnsentFile]] = [
            pool.submit(_put, s3, bucket, upload, dict(metadata or {}), condition)
            for upload in uploads
        ]
        for each in sent:
            yield each.result()


class _Body(io.FileIO):
    """A file that remembers why it could not be read: boto3 tells that as its own failure."""

    failure: OSError | None = None

    def read(self, size: int | None = -1, /) -> Any:
        try:
            return super().read(-1 if size is None else size)
        except OSError as error:
            self.failure = error
            raise


def _put(
    s3: Any, bucket: str, upload: Upload, metadata: dict[str, str], condition: dict[str, str]
) -> Upload | UnsentFile:
    try:
        body = _Body(upload.path)
    except OSError as error:
        return UnsentFile(upload.path, error.strerror or str(error))
    with body:
        try:
            s3.put_object(
                Bucket=bucket,
                Key=upload.key,
                Body=body,
                ContentType=upload.content_type,
                Metadata=metadata,
                **condition,
            )
        except Exception as error:
            if body.failure is not None:
                return UnsentFile(upload.path, body.failure.strerror or str(body.failure))
            if isinstance(error, ClientError) and (fault := _fault_of_object(error)):
                return UnsentFile(upload.path, fault)
            raise
    return upload


def _fault_of_object(error: ClientError) -> str:
    """Say why this object alone was refused; empty where the others would be refused too."""
    if error_code(error) in _EXISTS:
        return "the bucket has an object of this key: --overwrite replaces it"
    return (
        f"S3 answered: {escape_controls(str(error))}" if error_code(error) in _OF_ONE_OBJECT else ""
    )


@contextmanager
def _workers() -> Iterator[ThreadPoolExecutor]:
    """Have threads; what has not begun is not begun any more when the block fails."""
    pool = ThreadPoolExecutor(WORKERS)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
