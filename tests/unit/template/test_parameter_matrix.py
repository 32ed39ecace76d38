"""template.yaml in many combinations of parameters: `PROVE=1` takes more of them and more tools."""

import copy
import json
import os
import subprocess
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from cfnlint.api import lint
from cfnlint.config import ManualArgs
from samcli.cli.context import Context
from samcli.commands.exceptions import LinterRuleMatchedException
from samcli.commands.validate.validate import do_cli

from infra.supply_chain.tools import program
from tests.unit.template.parameter_matrix import joint_values, rows, switches, variants
from tests.unit.template.resolution import (
    Template,
    defaults,
    refusals,
    resolved,
    with_defaults,
    written,
)
from tests.unit.template.transformation import ENGINE, ROOT, transformed

WHOLE = bool(os.environ.get("PROVE"))  # as `make prove` runs it
LINT = ManualArgs(
    regions=["us-east-1"],
    # Parameters and mappings that only conditions name are not used once these are decided.
    ignore_checks=["W2001", "W7001"],
)

SMALL: Template = {
    "Parameters": {
        "Colour": {"Type": "String", "AllowedValues": ["red", "green", "blue"], "Default": "red"},
        "Name": {"Type": "String", "AllowedPattern": "^$|^[a-z]{3}$", "Default": ""},
        "Count": {"Type": "Number", "MaxValue": 7, "Default": 0},
        "Unused": {"Type": "String", "Default": "what no condition compares"},
    },
    "Rules": {
        "BlueIsNamed": {
            "RuleCondition": {"Fn::Equals": [{"Ref": "Colour"}, "blue"]},
            "Assertions": [{"Assert": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Name"}, ""]}]}}],
        }
    },
    "Conditions": {
        "Red": {"Fn::Equals": [{"Ref": "Colour"}, "red"]},
        "Counted": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Count"}, 0]}]},
        "Both": {"Fn::And": [{"Condition": "Red"}, {"Condition": "Counted"}]},
    },
    "Resources": {
        "Always": {
            "Type": "A",
            "DependsOn": ["Sometimes"],
            "Properties": {
                "List": [1, {"Fn::If": ["Red", 2, {"Ref": "AWS::NoValue"}]}],
                "Text": {"Fn::If": ["Both", {"Fn::If": ["Counted", "b", "c"]}, "d"]},
            },
        },
        "Sometimes": {"Type": "B", "Condition": "Counted"},
    },
    "Outputs": {"Told": {"Condition": "Both", "Value": "x"}},
}
"""A template with one of each thing that a matrix has to know."""


def test_parameters_that_decide_something_are_found_with_their_values() -> None:
    found = switches(SMALL)
    assert found["Colour"] == ["red", "green", "blue"]
    assert found["Count"] == ["0", "7"]
    empty, named = found["Name"]
    assert (empty, len(named)) == ("", 3)
    assert "Unused" not in found


def test_a_matrix_meets_every_pair_that_the_rules_allow() -> None:
    values = switches(SMALL)
    found = rows(SMALL, values, joint_values(values, 2))
    met = {pair for row in found for pair in combinations(sorted(row.items()), 2)}
    wanted = {tuple(sorted(pair)) for pair in joint_values(values, 2)}
    assert wanted - met == {(("Colour", "blue"), ("Name", ""))}
    assert not any(refusals(SMALL, row) for row in found)
    assert len(found) < 12  # which all combinations together are


def test_variants_are_what_the_conditions_of_one_resource_compare() -> None:
    groups = {frozenset(name for name, _ in each) for each in variants(SMALL, switches(SMALL))}
    assert groups == {frozenset({"Colour", "Count"}), frozenset({"Count"})}


@pytest.mark.parametrize(
    ("values", "always", "resources", "outputs"),
    [
        ({"Colour": "red", "Count": "7"}, ([1, 2], "b"), {"Always", "Sometimes"}, {"Told"}),
        ({"Colour": "blue", "Count": "7"}, ([1], "d"), {"Always", "Sometimes"}, set()),
        ({"Colour": "red", "Count": "0"}, ([1, 2], "d"), {"Always"}, set()),
    ],
)
def test_conditions_are_decided(
    values: dict[str, str], always: tuple[list[int], str], resources: set[str], outputs: set[str]
) -> None:
    template = resolved(copy.deepcopy(SMALL), defaults(SMALL) | values)
    properties = template["Resources"]["Always"]["Properties"]
    assert (properties["List"], properties["Text"]) == always
    assert template["Resources"].keys() == resources
    assert set(template["Resources"]["Always"]["DependsOn"]) == resources - {"Always"}
    assert template["Outputs"].keys() == outputs
    assert template["Parameters"]["Count"]["Default"] == values["Count"]
    assert "Conditions" not in template


@pytest.fixture(scope="module")
def matrix() -> list[dict[str, str]]:
    """Each value; with PROVE=1 any three together, and each variant of every resource."""
    template = written()
    values = switches(template)
    if not WHOLE:
        return rows(template, values, joint_values(values, 1))
    together = joint_values(values, 2) | joint_values(values, 3)
    return rows(template, values, together | variants(transformed(**ENGINE), values))


@pytest.mark.long
@pytest.mark.timeout(3_000)
def test_each_combination_is_clean(matrix: list[dict[str, str]]) -> None:
    found = [
        f"{match.rule.id} {match.message} at {'/'.join(map(str, match.path or ()))}, with {row}"
        for row in matrix
        for match in lint(json.dumps(resolved(transformed(**row), row)), config=LINT)
    ]
    assert found == []


proved = pytest.mark.skipif(not WHOLE, reason="takes minutes; PROVE=1 runs it")


@proved
@pytest.mark.long
@pytest.mark.timeout(3_000)
def test_sam_validates_each_combination(
    matrix: list[dict[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = []
    for row in matrix:
        template = tmp_path / "template.json"
        template.write_text(json.dumps(with_defaults(written(), row)))
        try:
            # What `sam validate --lint` runs; a program for each row would take five times as long.
            do_cli(Context(), str(template), lint=True, language_extensions=None)
        except LinterRuleMatchedException:
            found.append(f"{capsys.readouterr().out} with {row}")
    assert found == []


@proved
@pytest.mark.long
@pytest.mark.timeout(3_000)
def test_checkov_finds_what_is_explained_and_nothing_else(
    matrix: list[dict[str, str]], tmp_path: Path
) -> None:
    for number, row in enumerate(matrix):
        template = resolved(transformed(**row), row)
        (tmp_path / f"{number}.json").write_text(json.dumps(template))
    options = [
        "--framework",
        "cloudformation",
        "--skip-download",
        "--output",
        "json",
        "--directory",
    ]
    command: list[str | Path] = [program("checkov"), *options, tmp_path]
    # Without our .checkov.yaml, which it would find in the working directory.
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    results = json.loads(done.stdout)["results"]
    assert len({check["file_path"] for check in results["passed_checks"]}) == len(matrix)
    found = {check["check_id"]: check["resource"] for check in results["failed_checks"]}
    explained = yaml.safe_load((ROOT / ".checkov.yaml").read_text())["skip-check"]
    assert found.keys() == set(explained), found
