"""The parameters of template.yaml, and what each takes: a wrong value is told at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Reads a template; CloudFormation's own tags (`!Ref`, `!Sub`) stand for nothing here."""


def _tag(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_multi_constructor("!", _tag)


@dataclass(frozen=True, slots=True)
class TemplateParameter:
    """A parameter of the template.

    Attributes:
        name: of it.
        description: what it means, in plain English.
        default: None where a value must be given.
        allowed: the only values that it takes; empty where there is no such list.
        pattern: what a value has to look like; empty for anything.
        constraint: the pattern in words.
        least: smallest number, or None.
        most: greatest number, or None.
        is_number: whether it takes a number.
    """

    name: str
    description: str
    default: str | None
    allowed: tuple[str, ...]
    pattern: str
    constraint: str
    least: float | None
    most: float | None
    is_number: bool

    def problem(self, value: str) -> str:
        """Tell what is wrong with a value; empty if nothing is."""
        if self.allowed and value not in self.allowed:
            return f"{self.name} is one of {', '.join(self.allowed)}, not {value or 'empty'}"
        if self.pattern and not re.search(self.pattern, value):
            return f"{self.name} {value or '(empty)'} is not right: {self.constraint}"
        return self._number_problem(value) if self.is_number else ""

    def _number_problem(self, value: str) -> str:
        if not re.fullmatch(r"-?\d+(\.\d+)?", value):
            return f"{self.name} is a number, not {value or 'empty'}"
        if self.least is not None and float(value) < self.least:
            return f"{self.name} is at least {self.least:g}, not {value}"
        if self.most is not None and float(value) > self.most:
            return f"{self.name} is at most {self.most:g}, not {value}"
        return ""


type TemplateParameters = Mapping[str, TemplateParameter]


def read_parameters(template: Path) -> TemplateParameters:
    """Read the parameters of a template, by name and in its order.

    Args:
        template: the file.
    """
    # It is our own file, and the loader is a safe one.
    told = yaml.load(template.read_text("utf-8"), Loader=_Loader)  # noqa: S506
    return {name: _parameter(name, each) for name, each in told["Parameters"].items()}


def _parameter(name: str, told: Mapping[str, Any]) -> TemplateParameter:
    default = told.get("Default")
    return TemplateParameter(
        name,
        " ".join(str(told.get("Description", "")).split()),
        None if default is None else str(default),
        tuple(map(str, told.get("AllowedValues", ()))),
        str(told.get("AllowedPattern", "")),
        str(told.get("ConstraintDescription", "it does not match the template's pattern")),
        told.get("MinValue"),
        told.get("MaxValue"),
        told.get("Type") == "Number",
    )
