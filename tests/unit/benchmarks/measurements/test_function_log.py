import json

import pytest

from infra.benchmarks.measurements.function_log import read_ingest_times

REQUEST = "6d9132e8-6252-4418-b559-5ae805840f31"


def told(key: str, time: str) -> str:
    return json.dumps(
        {
            "message": "indexed",
            "timestamp": f"2026-11-23 19:32:{time}+0000",
            "function_request_id": REQUEST,
            "ref": {"bucket": "news", "key": key},
        }
    )


def test_the_beginning_follows_from_the_duration_that_is_reported() -> None:
    log = "\n".join(
        [
            f"START RequestId: {REQUEST} Version: $LATEST",
            told("articles/a.txt", "20,250"),
            told("articles/b.txt", "20,500"),
            f"END RequestId: {REQUEST}",
            f"REPORT RequestId: {REQUEST}\tInit Duration: 0.09 ms\tDuration: 400.00 ms\tBilled",
        ]
    )
    found = read_ingest_times(log)
    assert found["articles/a.txt"].began == found["articles/b.txt"].began
    assert found["articles/b.txt"].ended - found["articles/b.txt"].began == pytest.approx(0.4)
    assert found["articles/b.txt"].ended - found["articles/a.txt"].ended == pytest.approx(0.25)


def test_a_key_without_a_report_is_not_known() -> None:
    assert read_ingest_times(told("articles/a.txt", "20,250")) == {}
