"""Each alarm of the template provoked on LocalStack: it goes off, and the topic is told.

LocalStack publishes visible and delayed messages of queues and the errors of functions. So alarms
on dead letters and on errors are provoked by their causes. It does not publish ages, throttles, nor
what a gateway or a domain measures. Those metrics are put under the names and dimensions that AWS
documents. LocalStack evaluates an alarm when it is put, and then only once in all of its periods,
which are 5 to 15 minutes. So each alarm is put again as it is until it goes off.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from infra.local.cloud.sam import STACK
from infra.local.stack import Stack
from tests.stack.stack_user import eventually
from tests.unit.template.transformation import of_type, transformed

PATIENCE = 60
ALARMS = "summitry-alarms"
DOMAIN = "arn:aws:es:us-east-1:000000000000:domain/news"

pytestmark = [pytest.mark.stack, pytest.mark.timeout(300)]

PARAMETERS = {
    "AlarmEmail": "operator@news.example",
    "AlarmTopicArn": "",
    "EngineFreeMegabytes": "5120",
    "OpenSearchArn": DOMAIN,
    "OpenSearchAuth": "es",
}
FIELDS = (
    *("AlarmName", "AlarmDescription", "ActionsEnabled", "AlarmActions", "OKActions"),
    *("Namespace", "MetricName", "Dimensions", "Statistic", "Period", "EvaluationPeriods"),
    *("Threshold", "ComparisonOperator", "TreatMissingData"),
)
"""What an alarm is put with."""
KINDS = ("AWS::CloudWatch::Alarm", "AWS::SNS::Topic", "AWS::SNS::TopicPolicy")


@dataclass(frozen=True, slots=True)
class Watch:
    """The alarms beside a deployed stack.

    Attributes:
        stack: what they watch.
        names: of the alarms, by their names in the template.
        told: address of a queue that hears what the topic is told.
    """

    stack: Stack
    names: dict[str, str]
    told: str

    def alarm(self, name: str) -> dict[str, Any]:
        """Describe an alarm by its name in the template."""
        cloudwatch = self.stack.cloud.client("cloudwatch")
        [found] = cloudwatch.describe_alarms(AlarmNames=[self.names[name]])["MetricAlarms"]
        alarm: dict[str, Any] = found
        return alarm


def template_of_alarms(stack: Stack) -> dict[str, Any]:
    """Make a template of the alarms alone, with the stack's own names in place of references."""
    whole = transformed(**PARAMETERS)
    outputs = stack.outputs
    names: dict[str, str | int] = {
        '{"Fn::GetAtt": ["DeadLetterQueue", "QueueName"]}': queue(outputs["DeadLetterQueueUrl"]),
        '{"Fn::GetAtt": ["IngestQueue", "QueueName"]}': queue(outputs["IngestQueueUrl"]),
        '{"Ref": "IngestFunction"}': outputs["IngestFunctionName"],
        '{"Ref": "ApiFunction"}': outputs["ApiFunctionName"],
        '{"Fn::Sub": "${AWS::StackName}-api"}': f"{STACK}-api",
        json.dumps(
            {"Fn::If": ["EngineMade", {"Fn::GetAtt": ["Domain", "Arn"]}, {"Ref": "OpenSearchArn"}]}
        ): DOMAIN,
        # LocalStack does not make a number of a parameter's text; AWS does.
        '{"Ref": "EngineFreeMegabytes"}': int(PARAMETERS["EngineFreeMegabytes"]),
        **{json.dumps({"Ref": stage}): "v1" for stage in of_type(whole, "AWS::ApiGateway::Stage")},
    }
    resources = {n: r for kind in KINDS for n, r in of_type(whole, kind).items()}
    # LocalStack runs without KMS here; tests/unit/template holds the topic to its key.
    del resources["AlarmTopic"]["Properties"]["KmsMasterKeyId"]
    text = json.dumps(resources)
    for reference, name in names.items():
        text = text.replace(reference, json.dumps(name))
    conditions = ("TopicGiven", "TopicMade", "AlarmWanted", "EngineAlarmWanted")
    return {
        "Parameters": {name: whole["Parameters"][name] for name in PARAMETERS},
        "Conditions": {name: whole["Conditions"][name] for name in conditions},
        "Resources": json.loads(text),
    }


def queue(url: str) -> str:
    return url.rsplit("/", 1)[1]


@pytest.fixture(scope="module")
def watch(stack: Stack) -> Iterator[Watch]:
    """The template's alarms, deployed beside the stack, and a queue that hears of them."""
    formation, sns, sqs = (stack.cloud.client(it) for it in ("cloudformation", "sns", "sqs"))
    formation.create_stack(
        StackName=ALARMS,
        TemplateBody=json.dumps(template_of_alarms(stack)),
        Parameters=[
            {"ParameterKey": name, "ParameterValue": value} for name, value in PARAMETERS.items()
        ],
    )
    formation.get_waiter("stack_create_complete").wait(
        StackName=ALARMS, WaiterConfig={"Delay": 1, "MaxAttempts": 60}
    )
    found = formation.describe_stack_resources(StackName=ALARMS)["StackResources"]
    names = {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in found}
    told = sqs.create_queue(QueueName=ALARMS)["QueueUrl"]
    sns.subscribe(
        TopicArn=names["AlarmTopic"],
        Protocol="sqs",
        Endpoint=f"arn:aws:sqs:us-east-1:000000000000:{ALARMS}",
    )
    yield Watch(stack, names, told)
    formation.delete_stack(StackName=ALARMS)
    sqs.delete_queue(QueueUrl=told)


def dead_letter(watch: Watch) -> None:
    """A message that is nobody's, in the dead-letter queue."""
    watch.stack.cloud.client("sqs").send_message(
        QueueUrl=watch.stack.outputs["DeadLetterQueueUrl"], MessageBody="seeded"
    )


def function_errors(output: str) -> Callable[[Watch], None]:
    """Invoke a function five times with an event that it cannot take."""

    def provoke(watch: Watch) -> None:
        functions = watch.stack.cloud.client("lambda")
        for _ in range(5):
            answer = functions.invoke(FunctionName=watch.stack.outputs[output], Payload=b"{}")
            assert "FunctionError" in answer

    return provoke


def put_metric(name: str, value: float) -> Callable[[Watch], None]:
    """Put a metric under the name and dimensions that the alarm looks at, for all its periods."""

    def provoke(watch: Watch) -> None:
        alarm, now = watch.alarm(name), datetime.now(UTC)
        watch.stack.cloud.client("cloudwatch").put_metric_data(
            Namespace=alarm["Namespace"],
            MetricData=[
                {
                    "MetricName": alarm["MetricName"],
                    "Dimensions": alarm["Dimensions"],
                    "Timestamp": now - timedelta(seconds=10 + period * alarm["Period"]),
                    "Value": value,
                }
                for period in range(alarm["EvaluationPeriods"])
            ],
        )

    return provoke


CAUSES: dict[str, Callable[[Watch], None]] = {
    "DeadLetterAlarm": dead_letter,
    "IngestErrorAlarm": function_errors("IngestFunctionName"),
    "ApiErrorAlarm": function_errors("ApiFunctionName"),
}
METRICS: dict[str, float] = {
    "EngineRefusalAlarm": 1,  # LocalStack publishes it, but three periods would take 15 minutes
    "QueueAgeAlarm": 901,
    "IngestThrottleAlarm": 10,
    "ApiThrottleAlarm": 10,
    "ApiServerErrorAlarm": 5,
    "ApiLatencyAlarm": 2001,
    "EngineRedAlarm": 1,
    "EngineStorageAlarm": 5120,
    "EngineMemoryAlarm": 95,
}


def test_each_alarm_is_provoked_below(watch: Watch) -> None:
    made = {name for name in watch.names if name.endswith("Alarm")}
    assert made == set(CAUSES) | set(METRICS)


@pytest.mark.parametrize("name", [*CAUSES, *METRICS])
def test_an_alarm_goes_off_and_the_topic_is_told(watch: Watch, name: str) -> None:
    # An alarm that went off before the topic was listened to would not be told again.
    watch.stack.cloud.client("cloudwatch").set_alarm_state(
        AlarmName=watch.names[name], StateValue="OK", StateReason="the test begins"
    )
    provoke = CAUSES.get(name) or put_metric(name, METRICS[name])
    provoke(watch)
    try:
        eventually(lambda: goes_off(watch, name), PATIENCE)
        eventually(lambda: name in heard(watch), 30)
    finally:
        if name == "DeadLetterAlarm":
            watch.stack.cloud.client("sqs").purge_queue(
                QueueUrl=watch.stack.outputs["DeadLetterQueueUrl"]
            )


def test_delayed_messages_are_published(watch: Watch) -> None:
    """The cause of EngineRefusalAlarm reaches its metric: a message that waits."""
    sqs, cloudwatch = (watch.stack.cloud.client(it) for it in ("sqs", "cloudwatch"))
    alarm, event = watch.alarm("EngineRefusalAlarm"), {"Event": "s3:TestEvent"}
    sqs.send_message(
        QueueUrl=watch.stack.outputs["IngestQueueUrl"],
        MessageBody=json.dumps(event),
        DelaySeconds=15,
    )

    def published() -> bool:
        now = datetime.now(UTC)
        found = cloudwatch.get_metric_statistics(
            Namespace=alarm["Namespace"],
            MetricName=alarm["MetricName"],
            Dimensions=alarm["Dimensions"],
            StartTime=now - timedelta(minutes=1),
            EndTime=now + timedelta(minutes=1),
            Period=60,
            Statistics=["Maximum"],
        )
        return any(point["Maximum"] >= 1 for point in found["Datapoints"])

    eventually(published, 30)


def goes_off(watch: Watch, name: str) -> bool:
    """Tell whether an alarm is in the state ALARM; have it evaluated if it is not."""
    alarm = watch.alarm(name)
    if alarm["StateValue"] == "ALARM":
        return True
    watch.stack.cloud.client("cloudwatch").put_metric_alarm(
        **{field: alarm[field] for field in FIELDS}
    )
    time.sleep(1)
    return False


def heard(watch: Watch) -> set[str]:
    """The alarms that the topic was told of, by the page that each names."""
    sqs = watch.stack.cloud.client("sqs")
    found = set()
    with suppress(KeyError):
        for message in sqs.receive_message(QueueUrl=watch.told, MaxNumberOfMessages=10)["Messages"]:
            told = json.loads(json.loads(message["Body"])["Message"])
            if told["NewStateValue"] == "ALARM":
                found.add(told["AlarmDescription"].rsplit('"', 2)[1])
    return found
