"""The ingest function: SQS batch → keys → one pass each → partial batch response."""

from dataclasses import asdict
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging.utils import copy_config_to_registered_loggers
from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.ingest.wiring import dependencies
from shared.domain.errors import SummitryError
from shared.domain.unexpected_errors import LOGGER
from shared.runtime.s3_events import UnknownMessageError, decode_message
from shared.usecases.ingest.message_batch import MessageBatch, TimeLimits, total_receives

START_SECONDS = 11.0
"""A message is begun only with this much time left: the slowest object takes ten seconds."""

HAND_ON_SECONDS = 9.0
"""A long object is handed on with this much time left. It is enough for the batch that is begun
before then and for the prefetched documents, whatever their texts."""

logger = Logger()
copy_config_to_registered_loggers(logger, include={LOGGER})


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Bring the index in line with every key that the batch names."""
    built = dependencies()
    ends = built.clock.now() + context.get_remaining_time_in_millis() / 1000
    limits = TimeLimits(ends - START_SECONDS, ends - HAND_ON_SECONDS)
    batch = MessageBatch(built.ingest, built.catalogue, limits, built.pause)
    records = sorted(event["Records"], key=_total_receives)
    last: str = records[-1]["messageId"]
    response = process_partial_response(
        {**event, "Records": records},
        lambda record: _process(batch, record, record.message_id == last),
        BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False),
        context,
    )
    batch.finish()
    return response


def _process(batch: MessageBatch, record: SQSRecord, last: bool) -> None:
    try:
        messages = decode_message(record.body)
        results = batch.process(messages, record.receipt_handle, _receives(record.raw_event), last)
    except Exception as error:
        # Only our own errors keep their words: an unexpected error may quote an article.
        detail = str(error) if isinstance(error, SummitryError) else ""
        logger.warning("failed", error=type(error).__name__, detail=detail)
        raise
    for result in results:
        logger.info(result.outcome, **asdict(result))


def _total_receives(record: dict[str, Any]) -> int:
    try:
        return total_receives(decode_message(record["body"]), _receives(record))
    except UnknownMessageError:
        return _receives(record)


def _receives(record: dict[str, Any]) -> int:
    return int(record["attributes"]["ApproximateReceiveCount"])
