"""The examples of the client's README print what it says, against a real API over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.documentation.answers import documented_api
from tests.support.api_server import served
from tests.support.client_examples import EXAMPLES, README, run_example


@pytest.fixture(scope="module")
def address(opensearch_url: str) -> Iterator[str]:
    with documented_api(opensearch_url) as app, served(app) as address:
        yield address


def test_every_example_tells_what_it_prints() -> None:
    assert len(EXAMPLES) == README.read_text(encoding="utf-8").count("```python\n") > 0


@pytest.mark.integration
@pytest.mark.parametrize(("program", "printed"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_prints_what_the_readme_says(
    program: str, printed: str, address: str, tmp_path: Path
) -> None:
    assert run_example(program, address, "none", tmp_path) == printed
