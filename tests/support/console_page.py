"""A page whose console blocks have commands and what each shows: `$ command`, then its output."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r"^```console\n\$ (?P<command>.+)\n(?P<shown>(?:.*\n)*?)```$", re.MULTILINE)

_NAMES = (
    (re.compile(r"https?://[^\s/]+(?:/(?!v1\b)[^\s/]+)*"), "ADDRESS"),
    (re.compile(r"arn:aws:\S+"), "ARN"),
    (re.compile(r"aws-sam-cli-managed-default-\S+"), "PACKAGES"),
    (re.compile(r"summitry-[0-9a-f-]{4,}"), "BUCKET"),
    (re.compile(r"\b[A-Za-z0-9]{30,}\b|\bvalue-to-\w+"), "KEY"),
    (re.compile(r"\b[a-z]{2}-[a-z]+-\d\b"), "REGION"),
    (re.compile(r"[ \t]+"), " "),
)
"""Names, which differ in each account, and the blanks that align them."""


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page, and what the page says that it shows."""

    command: str
    shown: str


def steps(page: str) -> Iterator[Step]:
    """Read the commands of a page in their order."""
    for block in _BLOCK.finditer(page):
        yield Step(block["command"], block["shown"])


def without_names(text: str) -> list[str]:
    """Lines without what differs from account to account."""
    for pattern, name in _NAMES:
        text = pattern.sub(name, text)
    return [line.strip() for line in text.splitlines() if line.strip()]
