"""The times of the ingest function's work on each key, from the log of its local emulator."""

import json
import re
from dataclasses import dataclass
from datetime import datetime

_REPORT = re.compile(r"REPORT RequestId: (\S+)\t(?:.*\t)?Duration: ([\d.]+) ms")
_TIME = "%Y-%m-%d %H:%M:%S,%f%z"


@dataclass(frozen=True, slots=True)
class IngestTimes:
    """The work of an invocation on one key, in seconds since 1970.

    Attributes:
        began: when the invocation began, from the duration that the emulator reports.
        ended: when the key was done.
    """

    began: float
    ended: float


def read_ingest_times(log: str) -> dict[str, IngestTimes]:
    """Find the last invocation that brought each key in line.

    Args:
        log: of the function: JSON lines of its own, and the emulator's START, END and REPORT.
    """
    ended: dict[str, dict[str, float]] = {}
    found: dict[str, IngestTimes] = {}
    for line in log.splitlines():
        if line.startswith("{"):
            told = json.loads(line)
            if "ref" in told:
                at = datetime.strptime(told["timestamp"], _TIME).timestamp()
                ended.setdefault(told["function_request_id"], {})[told["ref"]["key"]] = at
        elif report := _REPORT.match(line):
            keys = ended.pop(report[1], {})
            began = max(keys.values(), default=0.0) - float(report[2]) / 1000
            found |= {key: IngestTimes(began, at) for key, at in keys.items()}
    return found
