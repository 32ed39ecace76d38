"""docs/parameters.md tells every parameter of template.yaml."""

from samcli.yamlhelper import yaml_parse

from infra.documentation.parameters import PAGE, page_text
from tests.unit.template.transformation import ROOT


def test_the_page_is_what_the_script_writes() -> None:
    told = "run `python -m infra.documentation.parameters`"
    assert PAGE.read_text("utf-8") == page_text(), told


def test_every_parameter_has_a_row_and_a_description() -> None:
    parameters = yaml_parse((ROOT / "template.yaml").read_text("utf-8"))["Parameters"]
    rows = [line for line in page_text().splitlines() if line.startswith("| `")]
    assert sorted(row.split("`")[1] for row in rows) == sorted(parameters)
    assert all(parameter["Description"].strip() for parameter in parameters.values())
