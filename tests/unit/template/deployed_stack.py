"""The stack that CloudFormation makes for given parameters: every function resolved to a value."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from tests.unit.template.resolution import defaults, holds, refusals, written
from tests.unit.template.transformation import transformed

type Section = dict[str, Any]

_NOTHING = object()
"""What AWS::NoValue stands for: the property or item is left out."""

PSEUDO = {
    "AWS::Partition": "aws",
    "AWS::Region": "eu-west-1",
    "AWS::AccountId": "123456789012",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": "news",
    "AWS::StackId": "arn:aws:cloudformation:eu-west-1:123456789012:stack/news/"
    "0f3a9c2e-1d4b-11ef-9b57-0a1b2c3d4e5f",
    "AWS::NoValue": _NOTHING,
}


@cache
def _transformed(parameters: tuple[tuple[str, str], ...]) -> Section:
    return transformed(**dict(parameters))


class Stack:
    """A stack of given parameters.

    Attributes:
        resources: those that are made, by name, with their properties resolved. A reference to
            another resource is `<Name>`, an attribute of it `<Name.Attribute>`.
        outputs: values of the outputs, by name.
        refusals: what CloudFormation's rules say against the parameters.
    """

    def __init__(self, **parameters: str) -> None:
        """Transform and resolve the template."""
        template = _transformed(tuple(parameters.items()))
        unset = {n: p.get("Default") for n, p in template["Parameters"].items()}
        self._values: dict[str, Any] = {**PSEUDO, **unset, **parameters}
        for name, parameter in template["Parameters"].items():
            if parameter["Type"] == "CommaDelimitedList":
                self._values[name] = str(self._values[name]).split(",")
        self._maps: Mapping[str, Any] = template.get("Mappings", {})
        given = defaults(template) | parameters
        self._holds = {
            name: holds(condition, template, given)
            for name, condition in template["Conditions"].items()
        }
        self.refusals = refusals(written(), given)
        self.resources: dict[str, Section] = {
            name: self.resolve(resource)
            for name, resource in template["Resources"].items()
            if self._is_made(resource)
        }
        self.outputs: dict[str, Any] = {
            name: self.resolve(output["Value"])
            for name, output in template["Outputs"].items()
            if self._is_made(output)
        }

    def properties(self, name: str) -> Section:
        """Return the properties of a resource."""
        found: Section = self.resources[name]["Properties"]
        return found

    def statements(self, role: str) -> dict[str, Section]:
        """Return the statements of a role's policies by their ids."""
        policies = self.properties(role)["Policies"]
        return {s["Sid"]: s for p in policies for s in p["PolicyDocument"]["Statement"]}

    def resolve(self, value: Any) -> Any:
        """Return a part of the template without functions and without what is left out."""
        if isinstance(value, Mapping):
            if len(value) == 1:
                [(name, argument)] = value.items()
                if name in self._functions():
                    return self._functions()[name](argument)
            inner = {name: self.resolve(part) for name, part in value.items()}
            return {name: part for name, part in inner.items() if part is not _NOTHING}
        if isinstance(value, list):
            return [part for part in map(self.resolve, value) if part is not _NOTHING]
        return value

    def _is_made(self, entry: Section) -> bool:
        return "Condition" not in entry or self._holds[entry["Condition"]]

    def _functions(self) -> dict[str, Any]:
        return {
            "Ref": lambda name: self._values.get(name, f"<{name}>"),
            "Fn::If": lambda three: self.resolve(three[1] if self._holds[three[0]] else three[2]),
            "Fn::GetAtt": lambda path: f"<{path if isinstance(path, str) else '.'.join(path)}>",
            "Fn::FindInMap": lambda keys: self._maps[keys[0]][self.resolve(keys[1])][keys[2]],
            "Fn::Select": lambda pair: self.resolve(pair[1])[int(pair[0])],
            "Fn::Split": lambda pair: self.resolve(pair[1]).split(pair[0]),
            "Fn::Join": lambda pair: pair[0].join(self.resolve(pair[1])),
            "Fn::Sub": self._substitute,
        }

    def _substitute(self, argument: str | Sequence[Any]) -> str:
        text = argument if isinstance(argument, str) else str(argument[0])
        given: Any = {} if isinstance(argument, str) else argument[1]
        known = self._values | {name: self.resolve(value) for name, value in given.items()}
        return re.sub(
            r"\$\{([^!}]+)\}", lambda found: str(known.get(found[1], f"<{found[1]}>")), text
        )
