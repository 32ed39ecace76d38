"""What template.yaml promises and LocalStack's free edition does not enforce."""

from collections.abc import Iterator
from typing import Any

import pytest
from samcli.yamlhelper import yaml_parse

from tests.unit.template.deployed_stack import Stack
from tests.unit.template.transformation import EXISTING, ROOT

type Properties = dict[str, Any]


@pytest.fixture(scope="module")
def resources() -> dict[str, Properties]:
    template = yaml_parse((ROOT / "template.yaml").read_text())
    found: dict[str, Properties] = template["Resources"]
    return found


def statements(role: Properties) -> Iterator[Properties]:
    """Every statement of a role's policies, those behind a condition included."""
    for policy in role["Properties"]["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            yield statement["Fn::If"][1] if "Fn::If" in statement else statement


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def roles(resources: dict[str, Properties]) -> dict[str, Properties]:
    return {n: r for n, r in resources.items() if r["Type"] == "AWS::IAM::Role"}


def functions(resources: dict[str, Properties]) -> dict[str, Properties]:
    """The functions that are built from this repository; the template itself holds one more."""
    return {n: r for n, r in resources.items() if r["Type"] == "AWS::Serverless::Function"}


def actions(role: Properties) -> set[str]:
    return {action for s in statements(role) for action in listed(s["Action"])}


def resource_text(resource: Any) -> str:
    """A resource of a statement as text, intrinsic functions by their argument."""
    if isinstance(resource, dict):
        return str(next(iter(resource.values())))
    return str(resource)


def test_every_function_has_a_role_of_its_own(resources: dict[str, Properties]) -> None:
    names = [f["Properties"]["Role"]["Fn::GetAtt"][0] for f in functions(resources).values()]
    names.append(resources["MasterFunction"]["Properties"]["Role"]["Fn::If"][1]["Fn::GetAtt"][0])
    assert sorted(names) == sorted(roles(resources))


def test_no_managed_policy_widens_a_role(resources: dict[str, Properties]) -> None:
    for name, role in roles(resources).items():
        assert "ManagedPolicyArns" not in role["Properties"], name
    for name, function in functions(resources).items():
        assert "Policies" not in function["Properties"], name


def test_no_action_is_a_wildcard(resources: dict[str, Properties]) -> None:
    for name, role in roles(resources).items():
        assert not {a for a in actions(role) if "*" in a}, name


def test_no_resource_is_everything(resources: dict[str, Properties]) -> None:
    for name, role in roles(resources).items():
        for statement in statements(role):
            for resource in map(resource_text, listed(statement["Resource"])):
                # X-Ray has no resources that a policy could name. An interface of a VPC has no name
                # before it is made, and Lambda's guide names no narrower resource.
                unnamed = ("WriteTraces", "JoinVpc", "LeaveVpcToLambda")
                assert resource != "*" or statement["Sid"] in unnamed, name
                assert not resource.startswith("arn:${AWS::Partition}:s3:::*"), name


def test_objects_are_reached_under_their_prefix_only(resources: dict[str, Properties]) -> None:
    for name, role in roles(resources).items():
        for statement in statements(role):
            if any(
                a.startswith("s3:") and a.endswith("Object") for a in listed(statement["Action"])
            ):
                for resource in map(resource_text, listed(statement["Resource"])):
                    assert resource.endswith(("/articles/*", "/quarantine/*")), name


def test_ingest_never_writes_under_the_prefix_that_notifies(
    resources: dict[str, Properties],
) -> None:
    for statement in statements(resources["IngestRole"]):
        if {"s3:PutObject", "s3:DeleteObject"} & set(listed(statement["Action"])):
            assert resource_text(statement["Resource"]).endswith("/quarantine/*")


@pytest.mark.parametrize("role", ["IngestRole", "ApiRole"])
def test_a_missing_key_answers_404(resources: dict[str, Properties], role: str) -> None:
    listing = [s for s in statements(resources[role]) if s["Action"] == "s3:ListBucket"]
    assert len(listing) == 1
    assert listing[0]["Resource"] == {"Fn::GetAtt": ["ArticleBucket", "Arn"]}
    assert "Condition" not in listing[0], "a condition on the prefix would turn 404 into 403"


def test_the_api_writes_to_no_index() -> None:
    statements = Stack(**EXISTING).statements("ApiRole").values()
    assert not {"es:ESHttpPut", "es:ESHttpDelete"} & {
        a for s in statements for a in listed(s["Action"])
    }
    posts = [s for s in statements if "es:ESHttpPost" in listed(s["Action"])]
    paths = [path for s in posts for path in listed(s["Resource"])]
    assert paths
    assert all(p.endswith(("/_search", "/_msearch", "/_mget")) for p in paths)


def test_failed_messages_are_reported_one_by_one(resources: dict[str, Properties]) -> None:
    source = resources["IngestFunction"]["Properties"]["Events"]["Uploads"]["Properties"]
    assert source["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_a_message_stays_hidden_six_times_as_long_as_a_function_runs(
    resources: dict[str, Properties],
) -> None:
    timeout = resources["IngestFunction"]["Properties"]["Timeout"]
    assert resources["IngestQueue"]["Properties"]["VisibilityTimeout"] >= 6 * timeout


def test_after_five_receives_a_message_is_set_aside(resources: dict[str, Properties]) -> None:
    redrive = resources["IngestQueue"]["Properties"]["RedrivePolicy"]
    assert redrive["maxReceiveCount"] == 5
    assert redrive["deadLetterTargetArn"]["Fn::GetAtt"][0] == "DeadLetterQueue"
    assert resources["DeadLetterQueue"]["Properties"]["MessageRetentionPeriod"] == 14 * 86400


def test_the_bucket_is_closed_and_encrypted(resources: dict[str, Properties]) -> None:
    bucket = resources["ArticleBucket"]["Properties"]
    assert all(bucket["PublicAccessBlockConfiguration"].values())
    assert len(bucket["PublicAccessBlockConfiguration"]) == 4
    assert bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]


def test_what_was_replaced_is_kept_for_a_time(resources: dict[str, Properties]) -> None:
    bucket = resources["ArticleBucket"]["Properties"]
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    rules = {rule["Id"]: rule for rule in bucket["LifecycleConfiguration"]["Rules"]}
    kept = rules["superseded-versions"]["NoncurrentVersionExpiration"]["NoncurrentDays"]
    assert kept == {"Ref": "OldVersionDays"}


@pytest.mark.parametrize(
    "policy", ["ArticleBucketPolicy", "IngestQueuePolicy", "DeadLetterRedriveAllowance"]
)
def test_only_tls_is_let_in(resources: dict[str, Properties], policy: str) -> None:
    denials = [
        s
        for s in resources[policy]["Properties"]["PolicyDocument"]["Statement"]
        if s["Effect"] == "Deny" and s["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    ]
    assert len(denials) == 1


def test_created_removed_and_expired_objects_are_told_of(resources: dict[str, Properties]) -> None:
    told = resources["ArticleBucket"]["Properties"]["NotificationConfiguration"]
    events = {c["Event"] for c in told["QueueConfigurations"]}
    assert events == {"s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:LifecycleExpiration:*"}
    for configuration in told["QueueConfigurations"]:
        rules = configuration["Filter"]["S3Key"]["Rules"]
        assert rules == [{"Name": "prefix", "Value": "articles/"}]


def test_only_this_bucket_may_fill_the_queue(resources: dict[str, Properties]) -> None:
    document = resources["IngestQueuePolicy"]["Properties"]["PolicyDocument"]
    allowed = [s for s in document["Statement"] if s["Effect"] == "Allow"]
    assert len(allowed) == 1
    assert allowed[0]["Principal"] == {"Service": "s3.amazonaws.com"}
    assert set(allowed[0]["Condition"]) == {"ArnEquals", "StringEquals"}


def test_logs_are_kept_for_a_time_that_a_parameter_names(resources: dict[str, Properties]) -> None:
    for name, function in functions(resources).items():
        group = function["Properties"]["LoggingConfig"]["LogGroup"]["Ref"]
        retention = resources[group]["Properties"]["RetentionInDays"]
        assert retention == {"Ref": "LogRetentionDays"}, name


def test_everything_but_page_documents_and_health_wants_a_key(
    resources: dict[str, Properties],
) -> None:
    paths = resources["Api"]["Properties"]["DefinitionBody"]["paths"]
    operations = {
        (path, method): operation
        for path, methods in paths.items()
        for method, operation in methods.items()
        if method != "parameters"
    }
    closed = {where for where, operation in operations.items() if "security" in operation}
    assert closed == {("/{proxy+}", "x-amazon-apigateway-any-method")}
    for asked in ("get", "head"):
        opened = {path for path, method in set(operations) - closed if method == asked}
        documents = {"/docs", "/docs/{proxy+}", "/openapi.json"}
        assert opened == {"/", "/page/{proxy+}", "/healthz"} | documents


def test_the_runtime_is_the_one_that_the_wheels_are_for(resources: dict[str, Properties]) -> None:
    template = yaml_parse((ROOT / "template.yaml").read_text())
    assert template["Globals"]["Function"]["Runtime"] == "python3.13"
    assert (ROOT / ".python-version").read_text().strip() == "3.13"
    for name, function in functions(resources).items():
        assert function["Metadata"]["BuildMethod"] == "makefile", name
