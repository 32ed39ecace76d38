"""What AWS makes of template.yaml."""

import pytest

from tests.unit.template.deployed_stack import Stack
from tests.unit.template.transformation import ENGINE, of_type, references, transformed


def deployment(monkeypatch: pytest.MonkeyPatch, at: float, **parameters: str) -> str:
    """The name of the API's deployment that the stage points to, where the transform runs `at`."""
    monkeypatch.setattr("samtranslator.model.apigateway.time.time", lambda: at)
    template = transformed(**ENGINE, **parameters)
    [stage] = of_type(template, "AWS::ApiGateway::Stage").values()
    name: str = stage["Properties"]["DeploymentId"]["Ref"]
    assert list(of_type(template, "AWS::ApiGateway::Deployment")) == [name]
    return name


@pytest.mark.parametrize(("before", "after"), [("false", "true"), ("true", "false")])
def test_a_changed_parameter_makes_a_new_deployment(
    monkeypatch: pytest.MonkeyPatch, before: str, after: str
) -> None:
    """Else an API that gets keys later would stay open: the old deployment asks for none."""
    first = deployment(monkeypatch, 1_800_000_000, ApiKeyRequired=before)
    second = deployment(monkeypatch, 1_800_000_060, ApiKeyRequired=after)
    assert first != second


def test_lambda_lets_a_long_object_go_on() -> None:
    functions = of_type(transformed(**ENGINE), "AWS::Lambda::Function")
    loops = {
        n: p["RecursiveLoop"]
        for n, f in functions.items()
        if "RecursiveLoop" in (p := f["Properties"])
    }
    # Only ingest sends itself messages; for the others, Lambda's guard stays on.
    assert loops == {"IngestFunction": "Allow"}


def test_no_resource_needs_itself() -> None:
    """CloudFormation refuses circles only when it deploys."""
    resources = transformed(**ENGINE)["Resources"]
    needs = {name: references(resource) & set(resources) for name, resource in resources.items()}
    while ready := {name for name, needed in needs.items() if not needed}:
        needs = {n: needed - ready for n, needed in needs.items() if n not in ready}
    assert not needs


def test_the_bucket_is_named_after_the_stack_or_by_a_parameter() -> None:
    bucket = transformed(**ENGINE)["Resources"]["ArticleBucket"]["Properties"]["BucketName"]
    condition, named, made_up = bucket["Fn::If"]
    assert (condition, named) == ("BucketNamed", {"Ref": "BucketName"})
    # The id of a stack is an ARN that ends with a UUID; no name of a stack or an account is in it.
    text, values = made_up["Fn::Sub"]
    assert text == "summitry-${Id}"
    assert values == {"Id": {"Fn::Select": [2, {"Fn::Split": ["/", {"Ref": "AWS::StackId"}]}]}}


def test_the_queue_trusts_the_bucket_of_that_name() -> None:
    resources = transformed(**ENGINE)["Resources"]
    name = resources["ArticleBucket"]["Properties"]["BucketName"]["Fn::If"]
    [allowed, _] = resources["IngestQueuePolicy"]["Properties"]["PolicyDocument"]["Statement"]
    trusted = allowed["Condition"]["ArnEquals"]["aws:SourceArn"]["Fn::If"]
    assert trusted[0] == name[0]
    assert trusted[1] == {"Fn::Sub": "arn:${AWS::Partition}:s3:::${BucketName}"}
    assert trusted[2]["Fn::Sub"] == [
        "arn:${AWS::Partition}:s3:::" + name[2]["Fn::Sub"][0],
        name[2]["Fn::Sub"][1],
    ]


@pytest.mark.parametrize(
    ("parameters", "more"),
    [
        ({}, []),
        (
            {"CorsOrigins": "https://a.example https://b.example"},
            ["https://a.example", "https://b.example"],
        ),
        (
            {"DomainName": "news.example", "CorsOrigins": "https://a.example"},
            ["https://news.example", "https://a.example"],
        ),
    ],
)
def test_a_page_of_the_api_may_send_forms_to_the_bucket(
    parameters: dict[str, str], more: list[str]
) -> None:
    bucket = Stack(**ENGINE, **parameters).properties("ArticleBucket")
    [rule] = bucket["CorsConfiguration"]["CorsRules"]
    own = "https://*.execute-api.eu-west-1.amazonaws.com"
    assert rule["AllowedOrigins"] == [own, *more]
    assert rule["AllowedMethods"] == ["POST"]
