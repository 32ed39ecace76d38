"""The ingest function: SQS batch → keys → one pass each → partial batch response."""

import time
from contextlib import suppress
from typing import Any

from shared.runtime.quick_start import quick_start

with quick_start():
    from aws_lambda_powertools.utilities.batch import (
        BatchProcessor,
        EventType,
        process_partial_response,
    )
    from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
    from aws_lambda_powertools.utilities.typing import LambdaContext

    from functions.ingest.message_log import Times, logger, tell_failure, tell_results
    from functions.ingest.wiring import Dependencies, dependencies
    from shared.domain.engine_work import engine_work
    from shared.domain.messages import Origin
    from shared.runtime.s3_events import UnknownMessageError, decode_message
    from shared.runtime.settings import SettingsError
    from shared.usecases.ingest.message_batch import MessageBatch, TimeLimits, total_receives

    with suppress(SettingsError):  # each event tells of it, and goes back to the queue
        dependencies()  # while the environment starts, the processor is ours alone

START_SECONDS = 11.0
"""A message is begun only with this much time left: the slowest object takes ten seconds."""

HAND_ON_SECONDS = 9.0
"""A long object is handed on with this much time left. It is enough for the batch that is begun
before then and for the prefetched documents, whatever their texts."""


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
        lambda record: _process(batch, built, record, record.message_id == last),
        BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False),
        context,
    )
    batch.finish()
    return response


def _process(batch: MessageBatch, built: Dependencies, record: SQSRecord, last: bool) -> None:
    started, extracted = time.perf_counter(), built.builder.seconds
    origin = _sent(record.raw_event)
    taken_at = built.clock.now()
    with engine_work(origin.event) as work:

        def times() -> Times:
            return Times(
                time.perf_counter() - started,
                built.builder.seconds - extracted,
                work.seconds,
                max(taken_at - origin.since, 0.0) if origin.since else 0.0,
            )

        try:
            messages = decode_message(record.body, origin)
            if messages:
                origin = messages[0].origin
                work.id = origin.event
            count = _receives(record.raw_event)
            # Lines that others write meanwhile, such as those of unexpected errors, get the id too.
            with logger.append_context_keys(event_id=origin.event):
                results = batch.process(messages, record.receipt_handle, count, last)
        except Exception as error:
            tell_failure(origin, error, times(), metrics=built.metrics)
            raise
        tell_results(origin, results, times(), metrics=built.metrics)


def _sent(record: dict[str, Any]) -> Origin:
    """Return what stands for the event of a message that tells none: the message itself."""
    sent_at = float(record["attributes"].get("SentTimestamp", 0)) / 1000
    return Origin(record["messageId"], sent_at)


def _total_receives(record: dict[str, Any]) -> int:
    try:
        return total_receives(decode_message(record["body"]), _receives(record))
    except UnknownMessageError:
        return _receives(record)


def _receives(record: dict[str, Any]) -> int:
    return int(record["attributes"]["ApproximateReceiveCount"])
