"""A VPC and a key of one's own, both by parameter."""

from typing import Any

import pytest

from tests.unit.template.deployed_stack import Stack
from tests.unit.template.transformation import ENGINE

DOMAIN = {"Engine": "domain"}
VPC = {"SubnetIds": "subnet-a1,subnet-b2,subnet-c3", "SecurityGroupIds": "sg-0a"}
KEY = {"KmsKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/1234abcd"}
FUNCTIONS = ["IngestFunction", "ApiFunction", "MasterFunction"]
ROLES = ["IngestRole", "ApiRole", "MasterRole"]


def test_without_subnets_nothing_is_in_a_vpc() -> None:
    stack = Stack(**DOMAIN)
    assert all("VpcConfig" not in stack.properties(each) for each in FUNCTIONS)
    assert all("ec2:" not in str(stack.statements(role)) for role in ROLES)
    assert "VPCOptions" not in stack.properties("Domain")
    assert not {"BucketEndpoint", "IngestQueueEndpoint"} & set(stack.resources)


def test_every_function_is_in_the_subnets() -> None:
    stack = Stack(**DOMAIN, **VPC)
    for each in FUNCTIONS:
        assert stack.properties(each)["VpcConfig"] == {
            "SubnetIds": ["subnet-a1", "subnet-b2", "subnet-c3"],
            "SecurityGroupIds": ["sg-0a"],
        }


@pytest.mark.parametrize(("size", "subnets"), [("small", 1), ("medium", 2), ("large", 3)])
def test_a_domain_takes_a_subnet_for_each_zone(size: str, subnets: int) -> None:
    made = Stack(**DOMAIN, **VPC, EngineSize=size).properties("Domain")
    assert made["VPCOptions"]["SubnetIds"] == VPC["SubnetIds"].split(",")[:subnets]
    assert made["VPCOptions"]["SecurityGroupIds"] == ["sg-0a"]


@pytest.mark.parametrize("role", ROLES)
def test_lambda_may_join_the_vpc_and_the_functions_code_may_not(role: str) -> None:
    """The actions are those that Lambda's guide lists; the condition is met by calls of code."""
    statements = Stack(**DOMAIN, **VPC).statements(role)
    joined, left = statements["JoinVpc"], statements["LeaveVpcToLambda"]
    assert set(joined["Action"]) == set(left["Action"])
    assert len(joined["Action"]) == 6
    assert (left["Effect"], left["Resource"]) == ("Deny", "*")
    assert left["Condition"] == {"Null": {"lambda:SourceFunctionArn": "false"}}


def test_endpoints_are_made_on_request_alone() -> None:
    asked = {"VpcId": "vpc-1", "RouteTableIds": "rtb-1,rtb-2", "QueueEndpoint": "on"}
    stack = Stack(**ENGINE, **VPC, **asked)
    bucket, queue = stack.properties("BucketEndpoint"), stack.properties("IngestQueueEndpoint")
    assert bucket["VpcEndpointType"] == "Gateway"
    assert bucket["RouteTableIds"] == ["rtb-1", "rtb-2"]
    assert bucket["ServiceName"] == "com.amazonaws.eu-west-1.s3"
    assert queue["ServiceName"] == "com.amazonaws.eu-west-1.sqs"
    assert queue["PrivateDnsEnabled"] is True
    assert stack.refusals == []


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"SubnetIds": "subnet-a1"}, "SecurityGroupIds are needed"),
        (VPC | {"QueueEndpoint": "on"}, "VpcId and SubnetIds are needed"),
        ({"VpcId": "vpc-1", "RouteTableIds": "rtb-1"}, "VpcId and SubnetIds are needed"),
    ],
)
def test_half_a_vpc_is_refused(parameters: dict[str, str], told: str) -> None:
    assert any(told in refusal for refusal in Stack(**ENGINE, **parameters).refusals)


def encryption(stack: Stack) -> dict[str, Any]:
    bucket = stack.properties("ArticleBucket")["BucketEncryption"]
    [rule] = bucket["ServerSideEncryptionConfiguration"]
    found: dict[str, Any] = rule
    return found


def test_bucket_queues_and_domain_use_the_key() -> None:
    stack = Stack(**DOMAIN, **KEY)
    arn = KEY["KmsKeyArn"]
    assert encryption(stack) == {
        "ServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": arn},
        "BucketKeyEnabled": True,
    }
    for queue in ("IngestQueue", "DeadLetterQueue"):
        assert stack.properties(queue)["KmsMasterKeyId"] == arn
        assert "SqsManagedSseEnabled" not in stack.properties(queue)
    assert stack.properties("Domain")["EncryptionAtRestOptions"]["KmsKeyId"] == arn
    variables = stack.properties("ApiFunction")["Environment"]["Variables"]
    assert variables["KMS_KEY_ARN"] == arn


def test_without_a_key_the_services_encrypt() -> None:
    stack = Stack(**ENGINE)
    assert encryption(stack) == {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    for queue in ("IngestQueue", "DeadLetterQueue"):
        assert stack.properties(queue)["SqsManagedSseEnabled"] is True
    assert "kms:" not in str(stack.statements("IngestRole")) + str(stack.statements("ApiRole"))


@pytest.mark.parametrize(("role", "services"), [("IngestRole", ["s3", "sqs"]), ("ApiRole", ["s3"])])
def test_the_key_is_used_through_the_services_alone(role: str, services: list[str]) -> None:
    right = Stack(**ENGINE, **KEY).statements(role)["UseKey"]
    assert right["Action"] == ["kms:Decrypt", "kms:GenerateDataKey"]
    assert right["Resource"] == KEY["KmsKeyArn"]
    via = [f"{service}.eu-west-1.amazonaws.com" for service in services]
    assert right["Condition"] == {"StringEquals": {"kms:ViaService": via}}
