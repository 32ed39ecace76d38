"""The functions' own metrics, in CloudWatch's embedded format; off unless the template says so."""

from collections.abc import Mapping
from typing import Literal

from aws_lambda_powertools.metrics import EphemeralMetrics

NAMESPACE = "Summitry"
SERVICE = "summitry"

type MetricName = Literal[
    "ArticlesIndexed",
    "ObjectsQuarantined",
    "MessagesFailed",
    "EngineRefusals",
    "ExtractionTime",
    "EngineTime",
    "WholeTime",
    "MessageAge",
    "Requests",
    "RequestTime",
    "RequestEngineTime",
]
"""All metrics; docs/runbook.md lists them too."""


def write_metrics(
    values: Mapping[MetricName, float],
    dimensions: Mapping[str, str] | None = None,
    told: Mapping[str, str] | None = None,
) -> None:
    """Write metrics as one line of the function's log, from which CloudWatch takes them.

    Args:
        values: seconds end with `Age`, milliseconds with `Time`, all others are counts.
        dimensions: what the metrics are split by. Each combination is billed as a metric of its
            own, so only names with few values may stand here, and never a key or an id.
        told: further fields of the line, such as ids; they are no dimensions and cost nothing.
    """
    line = EphemeralMetrics(namespace=NAMESPACE, service=SERVICE)
    for name, value in values.items():
        line.add_metric(name, _unit(name), value)
    for dimension, chosen in (dimensions or {}).items():
        line.add_dimension(dimension, chosen)
    for field, text in (told or {}).items():
        line.add_metadata(field, text)
    line.flush_metrics()


def _unit(name: MetricName) -> str:
    if name.endswith("Age"):
        return "Seconds"
    return "Milliseconds" if name.endswith("Time") else "Count"
