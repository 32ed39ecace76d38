"""Keys that may upload and keys that may only read, as the transformed template has them."""

from typing import Any

from tests.unit.template.transformation import ENGINE, of_type, transformed


def variables(template: dict[str, Any]) -> dict[str, Any]:
    """The environment of the api function."""
    function = template["Resources"]["ApiFunction"]["Properties"]
    found: dict[str, Any] = function["Environment"]["Variables"]
    return found


def test_both_keys_are_in_the_usage_plan() -> None:
    """A key without a plan is refused, since no key names the stage itself."""
    template = transformed(**ENGINE)
    keys = of_type(template, "AWS::ApiGateway::ApiKey")
    bound = of_type(template, "AWS::ApiGateway::UsagePlanKey").values()
    assert set(keys) == {"ApiKey", "ReadKey"}
    assert {each["Properties"]["KeyId"]["Ref"] for each in bound} == set(keys)
    assert {each["Properties"]["UsagePlanId"]["Ref"] for each in bound} == {"ApiUsagePlan"}
    assert all("StageKeys" not in key["Properties"] for key in keys.values())
    assert all(key["Condition"] == "KeyRequired" for key in keys.values())


def test_the_function_is_told_of_the_upload_key_and_not_of_the_read_key() -> None:
    told = variables(transformed(**ENGINE))
    assert told["API_UPLOADS"] == {"Ref": "Uploads"}
    condition, with_keys, without = told["API_UPLOAD_KEY_IDS"]["Fn::If"]
    assert condition == "KeyRequired"
    assert with_keys == {"Fn::Sub": "${ApiKey} ${ApiUploadKeyIds}"}
    assert without == {"Ref": "ApiUploadKeyIds"}


def test_ingest_is_told_of_no_key() -> None:
    function = transformed(**ENGINE)["Resources"]["IngestFunction"]["Properties"]
    assert not {n for n in function["Environment"]["Variables"] if n.startswith("API_")}


def test_signatures_are_asked_for_where_a_key_is_and_on_request_alone() -> None:
    template = transformed(**ENGINE)
    paths = template["Resources"]["Api"]["Properties"]["Body"]["paths"]
    signed = {
        (path, method): call["x-amazon-apigateway-auth"]
        for path, calls in paths.items()
        for method, call in calls.items()
        if "x-amazon-apigateway-auth" in call
    }
    wanted = {"Fn::If": ["IamWanted", {"type": "AWS_IAM"}, {"Ref": "AWS::NoValue"}]}
    assert signed == {("/{proxy+}", "x-amazon-apigateway-any-method"): wanted}
    assert template["Conditions"]["IamWanted"] == {
        "Fn::Equals": [{"Ref": "ApiAuthorization"}, "iam"]
    }
    assert template["Parameters"]["ApiAuthorization"]["Default"] == "none"
