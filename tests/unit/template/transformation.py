"""template.yaml as AWS sees it after its SAM transform, for given parameters."""

from pathlib import Path
from typing import Any

import boto3
from samcli.yamlhelper import yaml_parse
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

ROOT = Path(__file__).parents[3]
ENGINE = {"OpenSearchUrl": "http://engine.example", "OpenSearchAuth": "none"}
"""Parameters of an engine that asks for nothing."""
EXISTING = {
    "OpenSearchUrl": "https://search-news-abc.eu-central-1.es.amazonaws.com",
    "OpenSearchArn": "arn:aws:es:eu-central-1:123456789012:domain/news",
}
"""Parameters of a domain that is there already."""


def transformed(**parameters: str) -> dict[str, Any]:
    """Transform the template with SAM's own translator.

    Args:
        parameters: those that differ from the template's defaults.

    Returns:
        The CloudFormation template, with its conditions still in it, as CloudFormation gets it.
    """
    template = yaml_parse((ROOT / "template.yaml").read_text())
    # The transform wants to know where the code lies; `sam build` and `sam deploy` put that in.
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://packages/code.zip"
    translator = Translator({}, Parser(), boto_session=boto3.Session(region_name="eu-west-1"))
    result: dict[str, Any] = translator.translate(template, parameter_values=parameters)
    return result


def of_type(template: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    """Return the resources of a type, by their names in the template."""
    return {n: r for n, r in template["Resources"].items() if r["Type"] == kind}


def references(value: Any) -> set[str]:
    """Return the resources and parameters that a part of a template refers to."""
    if isinstance(value, list):
        return set().union(*map(references, value))
    if not isinstance(value, dict):
        return set()
    found: set[str] = set()
    for key, inner in value.items():
        if key == "Ref":
            found.add(inner)
        elif key == "Fn::GetAtt":
            found.add(inner[0] if isinstance(inner, list) else inner.partition(".")[0])
        elif key == "DependsOn":
            found |= set(inner if isinstance(inner, list) else [inner])
        else:
            found |= references(inner)
            found |= _in_text(inner[0] if isinstance(inner, list) and inner else inner, key)
    return found


def _in_text(text: Any, function: str) -> set[str]:
    """Return what a text of `Fn::Sub` refers to."""
    if function != "Fn::Sub" or not isinstance(text, str):
        return set()
    names = {part.partition("}")[0] for part in text.split("${")[1:]}
    return {name.partition(".")[0] for name in names}
