"""What is told of each message: lines of the log, and metrics where they are on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging.utils import copy_config_to_registered_loggers

from shared.domain.errors import SummitryError
from shared.domain.messages import Origin
from shared.domain.unexpected_errors import LOGGER
from shared.runtime.metrics import MetricName, write_metrics
from shared.usecases.ingest.pass_context import IngestResult

logger = Logger()
copy_config_to_registered_loggers(logger, include={LOGGER})


@dataclass(frozen=True, slots=True)
class Times:
    """Where the time of a message went, in seconds.

    Attributes:
        whole: from its begin to its end.
        extraction: reading and extraction.
        engine: requests to the engine.
        age: from the event until the message was taken; 0 where nobody knows.
    """

    whole: float
    extraction: float
    engine: float
    age: float

    def in_milliseconds(self) -> dict[str, Any]:
        """Return the times as the log names them."""
        return {
            "milliseconds": _milliseconds(self.whole),
            "extraction_milliseconds": _milliseconds(self.extraction),
            "engine_milliseconds": _milliseconds(self.engine),
            "age_seconds": round(self.age, 1),
        }


def tell_results(
    origin: Origin, results: Sequence[IngestResult], times: Times, *, metrics: bool
) -> None:
    """Tell how each pass of a message ended."""
    for result in results:
        logger.info(
            result.outcome, event_id=origin.event, **asdict(result), **times.in_milliseconds()
        )
    if not metrics or not results:
        return
    told = {"event_id": origin.event}
    values: dict[MetricName, float] = {
        "ArticlesIndexed": sum(it.articles for it in results if it.outcome == "indexed"),
        "EngineRefusals": sum(it.outcome == "waiting" for it in results),
        "ExtractionTime": _milliseconds(times.extraction),
        "EngineTime": _milliseconds(times.engine),
        "WholeTime": _milliseconds(times.whole),
        "MessageAge": round(times.age, 1),
    }
    write_metrics(values, told=told)
    reasons = Counter(it.reason for it in results if it.outcome == "quarantined")
    for reason, count in reasons.items():
        write_metrics({"ObjectsQuarantined": count}, {"reason": reason}, told)


def tell_failure(origin: Origin, error: Exception, times: Times, *, metrics: bool) -> None:
    """Tell that a message failed and comes back.

    Only our own errors keep their words: an unexpected error may quote an article.
    """
    detail = str(error) if isinstance(error, SummitryError) else ""
    logger.warning(
        "failed",
        event_id=origin.event,
        error=type(error).__name__,
        detail=detail,
        **times.in_milliseconds(),
    )
    if metrics:
        write_metrics({"MessagesFailed": 1}, told={"event_id": origin.event})


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
