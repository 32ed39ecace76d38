"""What a fresh process does to start a function, and to reach the floor of its start."""

from dataclasses import dataclass

_ENGINE = """
from botocore.session import get_session
from opensearchpy import OpenSearch, Urllib3AWSV4SignerAuth, Urllib3HttpConnection
OpenSearch(
    "https://engine.example",
    connection_class=Urllib3HttpConnection,
    http_auth=Urllib3AWSV4SignerAuth(get_session().get_credentials(), "eu-west-1", "es"),
)
"""
_POWERTOOLS = """
from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics import EphemeralMetrics
"""
_PEAK = """
import re
from pathlib import Path
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@dataclass(frozen=True, slots=True)
class Start:
    """The code of a function's start.

    Attributes:
        handler: as Lambda knows it.
        floor: imports the packages that the function uses, and makes the clients that it makes.
        ready: makes the function ready to work.
        samples: has it read the texts of a folder or file, its argument; prints the most memory
            that was taken, in kB.
    """

    handler: str
    floor: str
    ready: str
    samples: str


API = Start(
    "functions.api.handler.handler",
    f"import fastapi, mangum\n{_POWERTOOLS}{_ENGINE}",
    "import functions.api.handler",
    f"""
import json, sys
from functions.api.handler import app
from functions.api.wiring import get_extract
from shared.domain.articles import ArticleText
for line in open(sys.argv[1]):
    assert get_extract()(None, ArticleText(*json.loads(line)))["version"]
{_PEAK}
""",
)
"""The texts are lines of JSON, each a title and a body, and go through `POST /extract`'s code."""

BUCKET = "import boto3\nboto3.client('s3')\n"
"""Is not in the API's floor: it makes this client when somebody wants to upload."""

INGEST = Start(
    "functions.ingest.handler.handler",
    f"""
from aws_lambda_powertools.utilities.batch import BatchProcessor
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
{_POWERTOOLS}{_ENGINE}{BUCKET}
boto3.client("sqs")
""",
    "import functions.ingest.handler as ingest\ningest.dependencies()",
    f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
import functions.ingest.handler as ingest
from shared.articles import Moments, read_articles
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import load
ingest.dependencies()
extractor = Extractor(load())
for path in sorted(path for path in Path(sys.argv[1]).rglob("*") if path.is_file()):
    with path.open("rb") as stream:
        for article in read_articles(stream, path.name, moments=Moments.at(datetime.now(UTC))):
            extractor.extract(ArticleText(article.title, article.body))
{_PEAK}
""",
)

FIRST_SEARCH = """
from functions.api.handler import handler
words = {"q": ["macron"]}
answer = handler({
    "version": "1.0", "resource": "/articles", "path": "/articles", "httpMethod": "GET",
    "headers": {}, "multiValueHeaders": {}, "body": None, "isBase64Encoded": False,
    "queryStringParameters": {"q": "macron"}, "multiValueQueryStringParameters": {"q": ["macron"]},
    "requestContext": {"stage": "v1", "path": "/v1/articles", "requestId": "id",
                       "identity": {"sourceIp": "192.0.2.1"}},
}, None)
assert answer["statusCode"] == 503, answer
"""
"""Starts the API and searches, with an engine that is away."""
