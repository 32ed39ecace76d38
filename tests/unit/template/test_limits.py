"""What callers can cost: limits of paths, of functions and of addresses."""

from typing import Any

import pytest

from tests.unit.template.transformation import ENGINE, of_type, transformed


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    return transformed(**ENGINE)


def paths(template: dict[str, Any]) -> dict[str, dict[str, Any]]:
    [api] = of_type(template, "AWS::ApiGateway::RestApi").values()
    found: dict[str, dict[str, Any]] = api["Properties"]["Body"]["paths"]
    return found


def settings(template: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    [stage] = of_type(template, "AWS::ApiGateway::Stage").values()
    return {(s["ResourcePath"], s["HttpMethod"]): s for s in stage["Properties"]["MethodSettings"]}


def test_every_path_that_needs_no_key_has_a_low_limit(template: dict[str, Any]) -> None:
    limits = settings(template)
    opened = 0
    for path, methods in paths(template).items():
        for method, operation in methods.items():
            if method == "parameters" or "security" in operation:
                continue
            opened += 1
            # AWS writes the slashes of a path as ~1, but for the first one.
            name = "/" if path == "/" else "/" + path.replace("/", "~1")
            limit = limits.get((name, "*")) or limits[(name, method.upper())]
            assert limit["ThrottlingRateLimit"] == {"Ref": "OpenRateLimit"}, path
            assert limit["ThrottlingBurstLimit"] == {"Ref": "OpenBurstLimit"}, path
    assert opened >= 13


def test_everything_else_has_a_limit_too(template: dict[str, Any]) -> None:
    everything = settings(template)["/*", "*"]
    assert everything["ThrottlingRateLimit"] == {"Ref": "StageRateLimit"}
    assert everything["ThrottlingBurstLimit"] == {"Ref": "StageBurstLimit"}


def test_no_concurrency_is_kept_unless_somebody_asks(template: dict[str, Any]) -> None:
    functions = of_type(template, "AWS::Lambda::Function")
    asked = "ReservedConcurrentExecutions"
    kept = {n: f["Properties"][asked] for n, f in functions.items() if asked in f["Properties"]}
    nothing = {"Ref": "AWS::NoValue"}
    assert kept == {
        "IngestFunction": {"Fn::If": ["IngestReserved", {"Ref": "IngestConcurrency"}, nothing]},
        "ApiFunction": {"Fn::If": ["ApiReserved", {"Ref": "ApiConcurrency"}, nothing]},
    }
    defaults = {n: p.get("Default") for n, p in template["Parameters"].items()}
    assert (defaults["ReserveIngestConcurrency"], defaults["ApiConcurrency"]) == ("false", 0)


def test_what_is_kept_for_ingest_is_what_the_queue_may_use(template: dict[str, Any]) -> None:
    [source] = of_type(template, "AWS::Lambda::EventSourceMapping").values()
    most = source["Properties"]["ScalingConfig"]["MaximumConcurrency"]
    function = template["Resources"]["IngestFunction"]["Properties"]
    assert function["ReservedConcurrentExecutions"]["Fn::If"][1] == most


def test_a_firewall_is_made_only_on_request_and_guards_the_stage(template: dict[str, Any]) -> None:
    resources = template["Resources"]
    assert template["Parameters"]["FirewallRateLimit"]["Default"] == 0
    firewall, guard = resources["Firewall"], resources["FirewallAssociation"]
    assert firewall["Condition"] == guard["Condition"] == "FirewallWanted"
    [rule] = firewall["Properties"]["Rules"]
    limit = rule["Statement"]["RateBasedStatement"]
    assert limit == {"AggregateKeyType": "IP", "Limit": {"Ref": "FirewallRateLimit"}}
    [stage] = of_type(template, "AWS::ApiGateway::Stage")
    text = guard["Properties"]["ResourceArn"]["Fn::Sub"]
    assert text.endswith(f"::/restapis/${{Api}}/stages/${{{stage}}}")


def test_every_refusal_of_the_gateway_is_a_problem_that_pages_may_read(
    template: dict[str, Any],
) -> None:
    [api] = of_type(template, "AWS::ApiGateway::RestApi").values()
    responses = api["Properties"]["Body"]["x-amazon-apigateway-gateway-responses"]
    assert {"DEFAULT_4XX", "DEFAULT_5XX", "INVALID_API_KEY", "THROTTLED"} <= set(responses)
    for name, response in responses.items():
        headers = response["responseParameters"]
        told = headers["gatewayresponse.header.Content-Type"]
        assert told == "'application/problem+json'", name
        assert headers["gatewayresponse.header.Access-Control-Allow-Origin"] == "'*'", name


def test_a_key_has_a_rate_and_a_quota(template: dict[str, Any]) -> None:
    [plan] = of_type(template, "AWS::ApiGateway::UsagePlan").values()
    throttle, quota = plan["Properties"]["Throttle"], plan["Properties"]["Quota"]
    assert throttle == {
        "RateLimit": {"Ref": "ApiRateLimit"},
        "BurstLimit": {"Ref": "ApiBurstLimit"},
    }
    assert quota == {"Limit": {"Ref": "ApiDailyQuota"}, "Period": "DAY"}
