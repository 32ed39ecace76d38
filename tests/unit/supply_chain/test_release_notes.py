import pytest

from infra.supply_chain.release_notes import notes

CHANGELOG = """\
# Changelog

## Unreleased

- not yet

## 1.10.0 (2026-12-01)

- tenth

## 1.1.0

- first
- second

## 1.0.0
"""


@pytest.mark.parametrize(
    ("tag", "lines"), [("v1.10.0", "- tenth\n"), ("v1.1.0", "- first\n- second\n")]
)
def test_a_release_has_the_lines_of_its_version(tag: str, lines: str) -> None:
    assert notes(CHANGELOG, tag) == lines


@pytest.mark.parametrize("tag", ["v1.1", "v1.0.0", "v2.0.0"])
def test_a_release_without_lines_is_refused(tag: str) -> None:
    with pytest.raises(LookupError, match=tag.removeprefix("v")):
        notes(CHANGELOG, tag)
