"""docs/deploy.md is followed word for word in an empty LocalStack.

Its chapter 4 is left out: LocalStack cannot update this stack, since AlwaysDeploy gives the
deployment of the API a new name. Unit tests of `deploy` cover a change.
"""

import os
import subprocess
from pathlib import Path

import pytest

from infra.local.cloud.server import LocalStack
from infra.local.process.programs import find_uv
from tests.support.console_page import steps, without_names

pytestmark = [
    pytest.mark.stack,
    pytest.mark.skipif(
        not os.environ.get("PROVE"), reason="takes over a minute; PROVE=1 follows the page"
    ),
]
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "deploy.md").read_text("utf-8")


def environment(localstack: LocalStack, engine: str) -> dict[str, str]:
    """The reader's environment: credentials, region, and the addresses of AWS and of the engine."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
        **localstack.aws_environment(),
        "OPENSEARCH_URL": engine,
        "OPENSEARCH_AUTH": "none",
        "UV_NO_SYNC": "1",
        "PATH": f"{find_uv().parent}:{os.environ['PATH']}",
    }


@pytest.mark.timeout(1200)
def test_the_page_is_followed_word_for_word(localstack: LocalStack, opensearch_url: str) -> None:
    variables = environment(localstack, opensearch_url)
    followed = list(steps(PAGE))
    assert len(followed) == PAGE.count("```console") > 7
    for step in followed:
        run = subprocess.run(  # noqa: S602 - the commands of our own page
            step.command,
            shell=True,
            cwd=ROOT,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert without_names(run.stdout) == without_names(step.shown), (
            f"$ {step.command}\n{run.stdout}"
        )
