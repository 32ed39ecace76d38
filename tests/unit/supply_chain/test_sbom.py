"""Bills of materials, held against CycloneDX's schema, the pins and what is installed."""

import json
import subprocess
from pathlib import Path

import pytest

from infra.local.engine.distribution import OPENSEARCH
from infra.supply_chain.sbom import ZIPS, main, project_bill, read_pins, zip_bill
from infra.supply_chain.tools import ROOT, program

VALIDATE = """
import sys
from pathlib import Path
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
for name in sys.argv[1:]:
    found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(name).read_text())
    if found is not None:
        sys.exit(f"{name}: {found}")
"""


def validated(*files: Path) -> subprocess.CompletedProcess[str]:
    """Hold files against the schema that the CycloneDX library brings."""
    python = program("pip-audit").with_name("python")
    command: list[str | Path] = [python, "-c", VALIDATE, *files]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.long
def test_the_bills_are_valid_and_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert [main([str(folder)]) for folder in (first, second)] == [0, 0]
    files = sorted(first.iterdir())
    assert len(files) == len(ZIPS) + 1
    for file in files:
        assert file.read_bytes() == (second / file.name).read_bytes()
    checked = validated(*files)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.long
def test_a_bill_that_breaks_the_schema_is_found(tmp_path: Path) -> None:
    broken = tmp_path / "broken.cdx.json"
    broken.write_text(json.dumps(zip_bill("api") | {"components": [{"name": "no type"}]}))
    assert "is a required property" in validated(broken).stderr


@pytest.mark.parametrize("group", ZIPS)
def test_a_zip_lists_what_is_installed_into_it(group: str) -> None:
    pinned = read_pins((ROOT / f"requirements/{group}.txt").read_text())
    pins = [pin for pin in pinned if pin.is_for_lambda]
    components = {each["name"]: each for each in zip_bill(group)["components"]}
    assert components.keys() == {pin.name for pin in pins}
    for pin in pins:
        component = components[pin.name]
        assert component["version"] == pin.version
        assert component["scope"] == "required"
        [files] = component["externalReferences"]
        assert [each["content"] for each in files["hashes"]] == pin.hashes
        assert component["licenses"], pin.name


def test_what_is_for_another_system_is_in_no_zip() -> None:
    pins = read_pins("a==1 ; sys_platform == 'win32'\nb==2 ; sys_platform == 'linux'\nc==3\n")
    assert [pin.name for pin in pins if pin.is_for_lambda] == ["b", "c"]


def test_the_project_lists_the_engine_and_tells_tools_from_what_runs() -> None:
    components = {each["name"]: each for each in project_bill()["components"]}
    assert components["opensearch"]["hashes"][0]["content"] == OPENSEARCH.sha256
    assert components["botocore"]["scope"] == "required"
    assert components["pytest"]["scope"] == "excluded"


def test_dependencies_name_components_of_the_bill() -> None:
    bill = zip_bill("api")
    refs = {each["bom-ref"] for each in bill["components"]}
    graph = {each["ref"]: set(each["dependsOn"]) for each in bill["dependencies"]}
    root = bill["metadata"]["component"]["bom-ref"]
    assert graph.keys() == {root, *refs}
    assert set().union(*graph.values()) == refs


def test_other_pins_are_another_bill() -> None:
    numbers = {zip_bill(group)["serialNumber"] for group in ZIPS}
    assert len(numbers) == len(ZIPS)
