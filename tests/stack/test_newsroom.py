"""A newsroom uploads a folder of all its formats and finds every article as it was."""

import json

import pytest
from typer.testing import CliRunner

from infra.cli.main import app
from summitry import Summitry
from tests.stack.stack_user import StackUser
from tests.support.newsroom_files import FOLDER, expected_articles

pytestmark = pytest.mark.stack


def test_a_folder_of_a_newsroom_s_files_is_uploaded_and_each_article_is_right(
    user: StackUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack = user.stack
    account = {
        "AWS_ENDPOINT_URL_S3": stack.s3_endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    for name, value in account.items():
        monkeypatch.setenv(name, value)
    where = ["--bucket", stack.bucket, "--api", stack.api, "--api-key", stack.api_key]
    result = CliRunner().invoke(app, ["upload", str(FOLDER), *where, "--json"])
    assert result.exit_code == 0, result.output
    expected = expected_articles()
    totals = json.loads(result.stdout)["totals"]
    assert (totals["files"], totals["indexed"]) == (len(expected), len(expected))

    with Summitry(stack.api, stack.api_key) as summitry:
        rows = [row for row in summitry.export() if row["key"].partition("/")[2] in expected]
        wrong = {}
        wanted = {
            (f"articles/{name}", article.title): article
            for name, articles in expected.items()
            for article in articles
        }
        assert {(row["key"], row["title"]) for row in rows} == set(wanted)
        assert len(rows) == len(wanted)
        for row in rows:
            article = wanted[row["key"], row["title"]]
            faults = article.faults_of(summitry.article(row["id"])["text"])
            if (row["published"], row["source"]) != (article.published, article.source):
                faults.append(f"{row['published']} {row['source']}")
            if faults:
                wrong[row["key"]] = faults
    assert wrong == {}
