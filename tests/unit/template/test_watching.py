"""What watches a stack: all of it on request, each alarm with its reason and its page."""

import json
import re
from typing import Any, get_args

import pytest

from shared.runtime.metrics import MetricName
from tests.unit.template.transformation import ENGINE, ROOT, of_type, transformed

ALARM = "AWS::CloudWatch::Alarm"
PARTS = ("It means:", "Look:", "Do:", "It is over")
RUNBOOK = (ROOT / "docs/runbook.md").read_text()

DOCUMENTED = {
    "AWS/SQS": (
        ("QueueName",),
        {
            "ApproximateNumberOfMessagesVisible",
            "ApproximateNumberOfMessagesDelayed",
            "ApproximateAgeOfOldestMessage",
        },
    ),
    "AWS/Lambda": (("FunctionName",), {"Errors", "Throttles", "Invocations"}),
    "AWS/ApiGateway": (("ApiName", "Stage"), {"5XXError", "4XXError", "Latency", "Count"}),
    "AWS/ES": (
        ("DomainName", "ClientId"),
        {"ClusterStatus.red", "FreeStorageSpace", "JVMMemoryPressure", "CPUUtilization"},
    ),
    "Summitry": (
        ("service",),
        {"ArticlesIndexed", "MessagesFailed", "EngineRefusals", "MessageAge"},
    ),
}
"""Dimensions and names of metrics, as the manual of each service writes them."""


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    return transformed(**ENGINE)


def runbook_pages() -> dict[str, str]:
    """The runbook's pages about alarms, by the name of the alarm."""
    section = RUNBOOK.split("\n## Alarms\n")[1].split("\n## ")[0]
    pages = re.split(r"^### (\w+)\n", section, flags=re.MULTILINE)[1:]
    return dict(zip(pages[::2], pages[1::2], strict=True))


def test_everything_that_watches_is_off_by_default(template: dict[str, Any]) -> None:
    defaults = {name: p.get("Default") for name, p in template["Parameters"].items()}
    for name in ("Dashboard", "Metrics", "Tracing", "ApiAccessLog"):
        assert (defaults[name], template["Parameters"][name]["AllowedValues"]) == (
            "off",
            ["on", "off"],
        )
    assert (defaults["AlarmEmail"], defaults["AlarmTopicArn"]) == ("", "")
    for kind in (ALARM, "AWS::SNS::Topic", "AWS::KMS::Key", "AWS::CloudWatch::Dashboard"):
        found = of_type(template, kind)
        assert found
        for name, resource in found.items():
            assert resource.get("Condition"), name


def test_alarms_are_made_where_somebody_is_told(template: dict[str, Any]) -> None:
    conditions = template["Conditions"]
    assert conditions["AlarmWanted"] == {
        "Fn::Or": [{"Condition": "TopicGiven"}, {"Condition": "TopicMade"}]
    }
    told = [
        {"Fn::If": ["TopicGiven", {"Ref": "AlarmTopicArn"}, {"Ref": "AWS::NoValue"}]},
        {"Fn::If": ["TopicMade", {"Ref": "AlarmTopic"}, {"Ref": "AWS::NoValue"}]},
    ]
    for name, alarm in of_type(template, ALARM).items():
        assert alarm["Properties"]["AlarmActions"] == told, name
        assert alarm["Properties"]["OKActions"] == told, name


def test_each_alarm_has_its_page_and_each_page_its_alarm(template: dict[str, Any]) -> None:
    pages = runbook_pages()
    alarms = of_type(template, ALARM)
    assert set(pages) == set(alarms)
    for name, alarm in alarms.items():
        description = alarm["Properties"]["AlarmDescription"]
        assert description.endswith(f'docs/runbook.md, "{name}".')
        for part in PARTS:
            assert f"**{part}**" in pages[name], (name, part)


def test_each_alarm_says_why_its_threshold(template: dict[str, Any]) -> None:
    lines = (ROOT / "template.yaml").read_text().splitlines()
    for name in of_type(template, ALARM):
        assert lines[lines.index(f"  {name}:") - 1].startswith("  # "), name


def test_missing_data_are_decided_upon(template: dict[str, Any]) -> None:
    """Idle queues, functions and APIs report nothing; a domain always reports."""
    for name, alarm in of_type(template, ALARM).items():
        engine = alarm["Properties"]["Namespace"] == "AWS/ES"
        wanted = "missing" if engine else "notBreaching"
        assert alarm["Properties"]["TreatMissingData"] == wanted, name
        assert alarm["Condition"] == ("EngineAlarmWanted" if engine else "AlarmWanted"), name


def test_alarms_look_at_metrics_that_aws_documents(template: dict[str, Any]) -> None:
    for name, alarm in of_type(template, ALARM).items():
        properties = alarm["Properties"]
        dimensions, metrics = DOCUMENTED[properties["Namespace"]]
        assert properties["MetricName"] in metrics, name
        assert tuple(each["Name"] for each in properties["Dimensions"]) == dimensions, name


def test_the_dashboard_shows_metrics_that_are_there(template: dict[str, Any]) -> None:
    [page] = of_type(template, "AWS::CloudWatch::Dashboard").values()
    body, values = page["Properties"]["DashboardBody"]["Fn::Sub"]
    names = set(re.findall(r"\$\{([\w:]+)\}", body))
    known = set(template["Resources"]) | {"AWS::Region", "AWS::StackName"}
    assert names <= known | set(values)
    for widget in json.loads(body)["widgets"]:
        for namespace, metric, *rest in widget["properties"]["metrics"]:
            pairs = [each for each in rest if isinstance(each, str)]
            dimensions, metrics = DOCUMENTED[namespace]
            assert (tuple(pairs[::2]), metric in metrics) == (dimensions, True), metric


def test_only_alarms_of_the_account_may_tell_the_topic(template: dict[str, Any]) -> None:
    [topic] = of_type(template, "AWS::SNS::Topic").values()
    assert topic["Properties"]["KmsMasterKeyId"] == {"Fn::GetAtt": ["AlarmKey", "Arn"]}
    [policy] = of_type(template, "AWS::SNS::TopicPolicy").values()
    allowed, tls = policy["Properties"]["PolicyDocument"]["Statement"]
    assert (allowed["Action"], allowed["Principal"]) == (
        "sns:Publish",
        {"Service": "cloudwatch.amazonaws.com"},
    )
    assert allowed["Condition"]["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    assert (tls["Effect"], tls["Condition"]) == (
        "Deny",
        {"Bool": {"aws:SecureTransport": "false"}},
    )


def test_traces_and_the_access_log_are_asked_for(template: dict[str, Any]) -> None:
    for name, function in of_type(template, "AWS::Lambda::Function").items():
        if "TracingConfig" in function["Properties"]:
            mode = function["Properties"]["TracingConfig"]["Mode"]
            assert mode == {"Fn::If": ["TracingWanted", "Active", "PassThrough"]}, name
    [stage] = of_type(template, "AWS::ApiGateway::Stage").values()
    assert stage["Properties"]["TracingEnabled"] == {"Fn::If": ["TracingWanted", True, False]}
    condition, setting, nothing = stage["Properties"]["AccessLogSetting"]["Fn::If"]
    assert (condition, nothing) == ("AccessLogWanted", {"Ref": "AWS::NoValue"})
    line = json.loads(setting["Format"])
    assert line["request_id"] == "$context.requestId"
    assert not any("query" in value.lower() for value in line.values())


def test_the_runbook_lists_each_metric_and_no_other() -> None:
    section = RUNBOOK.split("\n## Metrics, traces and the access log\n")[1].split("\n## ")[0]
    listed = {
        name
        for row in section.splitlines()
        if row.startswith("| `")
        for name in re.findall(r"`(\w+)`", row.split("|")[1])
    }
    assert listed == set(get_args(MetricName.__value__))
