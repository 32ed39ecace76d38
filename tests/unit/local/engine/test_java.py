from pathlib import Path

import pytest

from infra.local.engine.configuration import Node, jvm_options
from infra.local.engine.distribution import OLDEST_OPENSEARCH
from infra.local.engine.java import Java, candidates, inspect, major

SHIPPED = """\
-Xms1g
21-:-javaagent:agent/opensearch-agent.jar
--add-modules=jdk.incubator.vector
9-:-Xlog:gc*:file=logs/gc.log
-XX:HeapDumpPath=data
"""


NEW = range(21, 100)


@pytest.mark.parametrize(
    ("version", "number"), [("25.0.2", 25), ("21", 21), ("23-ea", 23), ("22+36", 22), ("", 0)]
)
def test_the_first_number_of_a_version_counts(version: str, number: int) -> None:
    assert major(version) == number


def test_the_users_java_is_tried_first() -> None:
    first = next(candidates({"OPENSEARCH_JAVA_HOME": "/theirs", "JAVA_HOME": "/other"}))
    assert first == Path("/theirs")


def test_what_is_no_java_is_passed_over(tmp_path: Path) -> None:
    assert inspect(tmp_path, None, NEW) is None


def java(tmp_path: Path, version: str) -> Path:
    program = tmp_path / "bin" / "java"
    program.parent.mkdir()
    program.write_text(
        f"#!/bin/sh\necho java.base@{version}\necho jdk.incubator.vector@{version}\n"
    )
    program.chmod(0o755)
    return tmp_path


def test_an_old_java_is_passed_over(tmp_path: Path) -> None:
    assert inspect(java(tmp_path, "17.0.15"), None, NEW) is None


def test_a_java_may_be_too_new(tmp_path: Path) -> None:
    assert inspect(java(tmp_path, "25.0.2"), None, OLDEST_OPENSEARCH.javas) is None


def test_a_new_java_tells_its_modules(tmp_path: Path) -> None:
    found = inspect(java(tmp_path, "25.0.2"), None, NEW)
    assert found == Java(tmp_path, frozenset({"java.base", "jdk.incubator.vector"}))


def test_options_drop_what_the_java_lacks_and_what_would_be_written_elsewhere() -> None:
    lines = jvm_options(
        SHIPPED, Java(Path("/j"), frozenset({"java.base"})), Node(9200, 9300)
    ).splitlines()
    assert lines == ["21-:-javaagent:agent/opensearch-agent.jar", "-Xms1g", "-Xmx1g"]


def test_options_keep_vectors_where_the_java_has_them() -> None:
    full = Java(Path("/j"), frozenset({"jdk.incubator.vector"}))
    assert "--add-modules=jdk.incubator.vector" in jvm_options(SHIPPED, full, Node(9200, 9300))
