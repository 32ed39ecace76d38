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
