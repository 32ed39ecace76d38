"""The page and the bucket on two origins, as on AWS: the browser asks the bucket before it sends.

A browser of its own finds the stack under the host of an API at AWS, and under another one. The
bucket stays where it is, so the rule of template.yaml decides whether a form may go to it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FilePayload, Page, Playwright, expect

from infra.local.stack import Stack
from tests.support.tls_front import tls_front
from tests.web.chromium import chromium
from tests.web.desk import Desk

pytestmark = [pytest.mark.web, pytest.mark.stack, pytest.mark.usefixtures("aws_rule")]

AWS_HOSTS = "*.execute-api.us-east-1.amazonaws.com"
OTHER_HOST = "news.example"
READ_MS = 60_000
"""How long a test waits until the archive has read what it got."""


@pytest.fixture(scope="module")
def aws_rule(filled_stack: Stack) -> Iterator[None]:
    """The bucket's rule as AWS has it; LocalStack puts its own address in the place of AWS's."""
    s3, bucket = filled_stack.cloud.client("s3"), filled_stack.bucket
    rules = s3.get_bucket_cors(Bucket=bucket)["CORSRules"]
    [origin] = rules[0]["AllowedOrigins"]
    own = f"{urlsplit(filled_stack.web).netloc}/"
    assert own in origin
    as_there = [rules[0] | {"AllowedOrigins": [origin.replace(own, "us-east-1.amazonaws.com")]}]
    s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": as_there})
    yield
    s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": rules})


@pytest.fixture(scope="module")
def far_browser(playwright: Playwright, filled_stack: Stack) -> Iterator[Browser]:
    """A browser that finds the stack under both hosts."""
    port = urlsplit(filled_stack.web).port
    assert port
    with tls_front(port) as front:
        rules = ",".join(f"MAP {host}:443 127.0.0.1:{front}" for host in (AWS_HOSTS, OTHER_HOST))
        options = [f"--host-resolver-rules={rules}", "--ignore-certificate-errors"]
        with chromium(playwright, *options) as started:
            yield started


def open_at(desk: Desk, browser: Browser, url: str, *expected: str) -> Page:
    """Open the page for uploads at an address of the stack."""
    far = replace(desk, browser=browser)
    page = far.open("#/upload", key=desk.stack.api_key, expected=expected)
    page.goto(f"{url}#/upload")
    return page


def send(page: Page, name: str) -> list[str]:
    """Send a file; the list that is returned fills with what the browser asks the bucket for."""
    asked: list[str] = []

    def note(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http://"):
            asked.append(event["request"]["method"])

    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", note)
    file: FilePayload = {"name": name, "mimeType": "text/plain", "buffer": b"Talks\n\nIn Oslo."}
    page.get_by_label("Drop files anywhere").set_input_files([file])
    page.get_by_role("button", name="Send 1 file").click()
    return asked


def test_the_bucket_takes_forms_from_the_host_of_the_api(desk: Desk, far_browser: Browser) -> None:
    api_id, stage = urlsplit(desk.stack.web).path.split("/")[3:5]
    page = open_at(desk, far_browser, f"https://{AWS_HOSTS.replace('*', api_id)}/{stage}/")
    asked = send(page, "two-origins.txt")
    item = page.locator(".upload-item")
    expect(item).to_contain_text("1 article in the archive", timeout=READ_MS)
    assert sorted(asked) == ["OPTIONS", "POST"]


def test_the_bucket_refuses_forms_from_other_hosts(desk: Desk, far_browser: Browser) -> None:
    url = f"https://{OTHER_HOST}{urlsplit(desk.stack.web).path}"
    page = open_at(desk, far_browser, url, "CORS", "Failed to load")
    asked = send(page, "foreign-origin.txt")
    alert = page.locator(".upload-item").get_by_role("alert")
    expect(alert).to_contain_text("The bucket did not answer", timeout=READ_MS)
    assert "OPTIONS" in asked
    key = {"x-api-key": desk.stack.api_key}
    assert desk.api.get("/uploads/articles/foreign-origin.txt", headers=key).status_code == 404
