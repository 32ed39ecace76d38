"""Write docs/parameters.md anew: `python -m infra.documentation.parameters`."""

from pathlib import Path
from typing import Any

from samcli.yamlhelper import yaml_parse

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "parameters.md"

_HEAD = """\
# Parameters of the template

`python -m infra.documentation.parameters` writes this page from template.yaml. An empty default
means that something is off, or as AWS has it. Combinations that do not fit are refused before
anything is made.
"""


def page_text() -> str:
    """Return the page: a table for each group of parameters, in the template's order."""
    template: dict[str, Any] = yaml_parse((ROOT / "template.yaml").read_text("utf-8"))
    groups = template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
    parts = [_HEAD]
    for group in groups:
        rows = [_row(name, template["Parameters"][name]) for name in group["Parameters"]]
        header = "| parameter | meaning | default | values |\n| --- | --- | --- | --- |"
        parts.append(f"## {group['Label']['default']}\n\n" + "\n".join([header, *rows]) + "\n")
    return "\n".join(parts)


def _row(name: str, parameter: dict[str, Any]) -> str:
    default = str(parameter.get("Default", ""))
    meaning = " ".join(parameter["Description"].split()).replace("|", "\\|")
    shown = f"`{default}`" if default else "empty"
    return f"| `{name}` | {meaning} | {shown} | {_values(parameter)} |"


def _values(parameter: dict[str, Any]) -> str:
    """Tell what a parameter takes, in the template's own words."""
    if "AllowedValues" in parameter:
        return ", ".join(f"`{value}`" for value in parameter["AllowedValues"])
    if "MinValue" in parameter:
        most = f" to {parameter['MaxValue']}" if "MaxValue" in parameter else " or more"
        return f"{parameter['MinValue']}{most}"
    return str(parameter.get("ConstraintDescription", "any text"))


if __name__ == "__main__":
    PAGE.write_text(page_text(), "utf-8")
    print(f"wrote {PAGE.name}")  # noqa: T201 - a command's answer
