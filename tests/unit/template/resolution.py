"""A CloudFormation template as it is for given parameters: conditions decided, branches chosen."""

import json
from collections.abc import Mapping
from typing import Any

from samcli.yamlhelper import yaml_parse

from tests.unit.template.transformation import ROOT

type Template = dict[str, Any]
NOTHING = object()
"""Stands for AWS::NoValue until what it stands in is left out."""


def written() -> Template:
    """Return template.yaml as it is written."""
    found: Template = yaml_parse((ROOT / "template.yaml").read_text())
    return found


def defaults(template: Template) -> dict[str, str]:
    """Return the default of each parameter that has one, as text: so conditions compare it."""
    parameters = template["Parameters"].items()
    return {name: str(each["Default"]) for name, each in parameters if "Default" in each}


def holds(condition: Any, template: Template, values: Mapping[str, str]) -> bool:
    """Decide a condition, or an assertion of a rule, as CloudFormation does.

    Args:
        condition: one intrinsic function.
        template: whose named conditions it may use.
        values: a value for each parameter.

    Raises:
        ValueError: the function is none that a condition may be.
    """
    [(function, argument)] = condition.items()
    match function:
        case "Condition":
            return holds(template["Conditions"][argument], template, values)
        case "Fn::Not":
            return not holds(argument[0], template, values)
        case "Fn::And":
            return all(holds(each, template, values) for each in argument)
        case "Fn::Or":
            return any(holds(each, template, values) for each in argument)
        case "Fn::Equals":
            first, second = (_text(each, values) for each in argument)
            return first == second
        case "Fn::Contains":
            return _text(argument[1], values) in [_text(each, values) for each in argument[0]]
    raise ValueError(f"{function} is no condition that this test can decide")


def refusals(template: Template, values: Mapping[str, str]) -> list[str]:
    """Return what the template's rules say against deploying it with these parameters.

    A rule that says nothing is told by its name.

    Args:
        template: as it is written, since SAM's transform leaves the rules out.
        values: a value for each parameter.
    """
    return [
        assertion.get("AssertDescription", name)
        for name, rule in template.get("Rules", {}).items()
        if "RuleCondition" not in rule or holds(rule["RuleCondition"], template, values)
        for assertion in rule["Assertions"]
        if not holds(assertion["Assert"], template, values)
    ]


def resolved(template: Template, values: Mapping[str, str]) -> Template:
    """Return a template without conditions: what CloudFormation makes for these parameters.

    Parameters stay parameters, but each can only be the value.

    Args:
        template: transformed, with its conditions in it.
        values: a value for each parameter.
    """
    kept = {
        section: {
            name: _chosen(each, template, values)
            for name, each in template[section].items()
            if "Condition" not in each or holds({"Condition": each["Condition"]}, template, values)
        }
        for section in ("Resources", "Outputs")
    }
    for resource in kept["Resources"].values():
        resource.pop("Condition", None)
        _drop_missing_dependencies(resource, kept["Resources"])
    for output in kept["Outputs"].values():
        output.pop("Condition", None)
    parameters = {
        name: {"Type": each["Type"], "Default": values[name]}
        for name, each in template["Parameters"].items()
    }
    others = {name: part for name, part in template.items() if name not in ("Conditions", "Rules")}
    return {**others, **kept, "Parameters": parameters}


def _text(value: Any, values: Mapping[str, str]) -> str:
    return values[value["Ref"]] if isinstance(value, dict) else str(value)


def _chosen(value: Any, template: Template, values: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        items = (_chosen(each, template, values) for each in value)
        return [each for each in items if each is not NOTHING]
    if not isinstance(value, dict):
        return value
    if value == {"Ref": "AWS::NoValue"}:
        return NOTHING
    if "Fn::If" in value:
        condition, yes, no = value["Fn::If"]
        branch = yes if holds({"Condition": condition}, template, values) else no
        return _chosen(branch, template, values)
    parts = {name: _chosen(each, template, values) for name, each in value.items()}
    return {name: each for name, each in parts.items() if each is not NOTHING}


def _drop_missing_dependencies(resource: dict[str, Any], resources: Template) -> None:
    """Leave out dependencies on resources that are not made, as CloudFormation does."""
    if "DependsOn" in resource:
        named = resource["DependsOn"]
        listed = named if isinstance(named, list) else [named]
        resource["DependsOn"] = [name for name in listed if name in resources]


def with_defaults(template: Template, values: Mapping[str, str]) -> Template:
    """Return a template whose parameters have other defaults, and all else as it was."""
    parameters = {
        name: {
            **each,
            "Default": json.loads(values[name]) if each["Type"] == "Number" else values[name],
        }
        for name, each in template["Parameters"].items()
    }
    return {**template, "Parameters": parameters}
