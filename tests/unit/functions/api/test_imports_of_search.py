"""What a search must not wait for is not loaded on its way."""

import json
import subprocess
import sys

import pytest

SCRIPT = """
import json, os, sys
os.environ.update(OPENSEARCH_URL="http://127.0.0.1:9", BUCKET="b")
from functions.api.handler import handler
event = {"resource": "/{proxy+}", "path": "/articles", "httpMethod": "GET", "headers": {},
         "queryStringParameters": {"q": "xi", "country": "FRA"}, "body": None,
         "requestContext": {"requestId": "r-1", "path": "/v1/articles", "apiId": "abc",
                            "domainName": "abc.execute-api.x.amazonaws.com"}}
class Context:
    aws_request_id = "c-1"
answer = handler(event, Context())
print(json.dumps({"status": answer["statusCode"], "headers": answer["headers"],
                  "modules": sorted(sys.modules)}))
"""
SLOW = ("boto3", "botocore.session", "shared.extraction", "shared.articles", "trafilatura", "grpc")


@pytest.mark.long
def test_search_loads_neither_boto3_nor_extraction() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["status"] == 503
    assert told["headers"]["x-request-id"] == "r-1"
    assert [name for name in SLOW if name in told["modules"]] == []
    logged = [json.loads(line) for line in ran.stdout.splitlines()[:-1]]
    assert {line["message"] for line in logged} == {"unavailable", "request"}
    assert {line["request_id"] for line in logged} == {"r-1"}
    assert "does not answer" in logged[0]["cause"]
