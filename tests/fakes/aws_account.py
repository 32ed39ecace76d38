"""A stand-in for AWS: stacks and their events, keys of an API, and who is asking.

Source of actions and answers: AWS CloudFormation API Reference (*DescribeStacks*,
*DescribeStackEvents*, *DeleteStack*, *ListStacks*), Amazon S3 API Reference (*ListObjectVersions*,
*DeleteObjects*), AWS STS API Reference (*GetCallerIdentity*), Amazon API Gateway REST API
(*GetApiKey*), as botocore's own descriptions of these services have them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from tests.fakes.local_server import local_server

CALLER = "arn:aws:iam::111122223333:user/reader"
DAY = "2026-11-28T08:00:00Z"


@dataclass(slots=True)
class FakeStack:
    """A stack and what CloudFormation tells of it.

    Attributes:
        name: of the stack.
        status: such as CREATE_COMPLETE.
        outputs: by name.
        parameters: by name.
        events: resource, status and reason, the oldest first.
    """

    name: str
    status: str = "CREATE_COMPLETE"
    outputs: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    events: Sequence[tuple[str, str, str]] = ()

    @property
    def id(self) -> str:
        return f"arn:aws:cloudformation:eu-west-1:111122223333:stack/{self.name}/4f3c"


@dataclass(slots=True)
class AwsAccount:
    """Stacks and keys of an account, and what is refused.

    Attributes:
        url: where it answers.
        stacks: by name.
        keys: values of keys by id.
        denied: actions that the caller has no right to.
        asked: actions so far.
        deleted: stacks that were deleted.
        stuck: names of stacks that cannot be deleted.
        objects: keys by bucket, one for each version.
        indices: of a search engine at the same address.
        requests: method and path of each request to a bucket or that engine.
    """

    url: str = ""
    stacks: dict[str, FakeStack] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    denied: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    deleted: list[FakeStack] = field(default_factory=list)
    stuck: set[str] = field(default_factory=set)
    objects: dict[str, list[str]] = field(default_factory=dict)
    indices: set[str] = field(default_factory=set)
    requests: list[str] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """Variables by which boto3 takes it for AWS, in the region of its stacks."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "a",
            "AWS_SECRET_ACCESS_KEY": "b",
            "AWS_DEFAULT_REGION": "eu-west-1",
        }

    def add(self, stack: FakeStack) -> None:
        """Have a stack."""
        self.stacks[stack.name] = stack

    def answer(self, method: str, path: str, body: str) -> tuple[int, str]:
        """Return status and text for a request."""
        if urlsplit(path).path != "/" and not path.startswith("/apikeys/"):
            return self._stored(method, path, body)
        if path.startswith("/apikeys/"):
            return self._key(urlsplit(path).path.rpartition("/")[2])
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        action = asked["Action"]
        self.asked.append(action)
        if action in self.denied:
            return _error(403, "AccessDenied", f"User: {CALLER} is not authorized to do {action}")
        if action == "GetCallerIdentity":
            return 200, _result(action, f"<Arn>{CALLER}</Arn>")
        name = asked.get("StackName")
        if action == "DeleteStack":
            self._delete(str(name))
            return 200, _result(action, "")
        if action == "ListStacks":
            return 200, _result(action, _members("StackSummaries", map(_stack, self.deleted)))
        found = [stack for stack in self.stacks.values() if name in (None, stack.name, stack.id)]
        found = found or [stack for stack in self.deleted if name == stack.id]
        if name is not None and not found:
            return _error(400, "ValidationError", f"Stack with id {name} does not exist")
        if action == "DescribeStacks":
            return 200, _result(action, _members("Stacks", map(_stack, found)))
        return 200, _result(action, _members("StackEvents", _events(found[0])))

    def _delete(self, id: str) -> None:
        [name] = [stack.name for stack in self.stacks.values() if stack.id == id]
        stack = self.stacks.pop(name)
        if stack.name in self.stuck:
            events = [(stack.name, "DELETE_IN_PROGRESS", ""), ("Queue", "DELETE_FAILED", "in use")]
            self.add(replace(stack, status="DELETE_FAILED", events=events))
        else:
            self.deleted.append(replace(stack, status="DELETE_COMPLETE"))

    def _stored(self, method: str, path: str, body: str) -> tuple[int, str]:
        """Answer for a bucket or an index: each is a path with what is in it."""
        address = urlsplit(path)
        self.requests.append(f"{method} {path}")
        name, asked = address.path.strip("/"), parse_qs(address.query, keep_blank_values=True)
        if "versions" in asked:
            prefix = asked.get("prefix", [""])[0]
            found = [key for key in self.objects[name] if key.startswith(prefix)]
            return 200, _versions(found)
        if "delete" in asked:
            gone = re.findall("<Key>(.*?)</Key>", body)
            self.objects[name] = [key for key in self.objects[name] if key not in gone]
            return 200, "<DeleteResult/>"
        if method == "GET":
            begins = name.removesuffix("*")
            return 200, json.dumps({each: {} for each in self.indices if each.startswith(begins)})
        if name not in self.objects:
            self.indices.discard(name)
            return 200, "{}"
        if self.objects[name]:
            return 409, "<Error><Code>BucketNotEmpty</Code></Error>"
        del self.objects[name]
        return 204, ""

    def _key(self, id: str) -> tuple[int, str]:
        self.asked.append("GetApiKey")
        if "GetApiKey" in self.denied:
            return 403, json.dumps({"message": f"User: {CALLER} is not authorized"})
        return 200, json.dumps({"id": id, "value": self.keys[id]})


@contextmanager
def aws_account() -> Iterator[AwsAccount]:
    """Have the account until the block ends."""
    account = AwsAccount()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
            status, told = account.answer(self.command, self.path, body)
            content = told.encode()
            self.send_response(status)
            if status == 403 and self.path.startswith("/apikeys/"):
                self.send_header("x-amzn-errortype", "AccessDeniedException")
            if told.startswith("{"):
                self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = answer  # noqa: N815 - the name that the server looks for
        do_POST = answer  # noqa: N815 - likewise
        do_DELETE = answer  # noqa: N815 - likewise

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with local_server(Handler) as account.url:
        yield account


def _result(action: str, content: str) -> str:
    return f"<{action}Response><{action}Result>{content}</{action}Result></{action}Response>"


def _error(status: int, code: str, message: str) -> tuple[int, str]:
    told = f"<Type>Sender</Type><Code>{code}</Code><Message>{escape(message)}</Message>"
    return status, f"<ErrorResponse><Error>{told}</Error></ErrorResponse>"


def _members(name: str, members: Iterator[str]) -> str:
    inner = "".join(f"<member>{member}</member>" for member in members)
    return f"<{name}>{inner}</{name}>"


def _tags(values: Mapping[str, str]) -> str:
    return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items())


def _pairs(name: str, kind: str, values: Mapping[str, str]) -> str:
    pairs = ({f"{kind}Key": key, f"{kind}Value": value} for key, value in values.items())
    return _members(name, map(_tags, pairs))


def _stack(stack: FakeStack) -> str:
    told = {
        "StackName": stack.name,
        "StackId": stack.id,
        "StackStatus": stack.status,
        "CreationTime": DAY,
    }
    pairs = _pairs("Parameters", "Parameter", stack.parameters)
    return _tags(told) + pairs + _pairs("Outputs", "Output", stack.outputs)


def _versions(keys: Sequence[str]) -> str:
    told = (_tags({"Key": key, "VersionId": "1"}) for key in keys)
    inner = "".join(f"<Version>{each}</Version>" for each in told)
    return f"<ListVersionsResult><IsTruncated>false</IsTruncated>{inner}</ListVersionsResult>"


def _events(stack: FakeStack) -> Iterator[str]:
    for number, (resource, status, reason) in reversed(list(enumerate(stack.events))):
        own = resource == stack.name
        yield _tags(
            {
                "EventId": f"{resource}-{number}",
                "StackId": stack.id,
                "StackName": stack.name,
                "LogicalResourceId": resource,
                "PhysicalResourceId": stack.id if own else "",
                "ResourceType": "AWS::CloudFormation::Stack" if own else "AWS::S3::Bucket",
                "ResourceStatus": status,
                "ResourceStatusReason": reason,
                "Timestamp": DAY,
            }
        )
