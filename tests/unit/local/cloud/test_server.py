from pathlib import Path

import pytest

from infra.local.cloud.sam import architecture, sam_environment
from infra.local.cloud.server import emulator_binary, variables
from infra.local.engine.configuration import Node, settings
from infra.local.engine.server import address
from infra.local.errors import LocalStackError


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_sam_ships_lambdas_emulator_for_both_processors(machine: str) -> None:
    assert emulator_binary(machine).is_file()


def test_other_processors_are_told_so() -> None:
    with pytest.raises(LocalStackError, match="not on riscv64"):
        emulator_binary("riscv64")


def test_localstack_listens_on_the_loopback_interface_alone() -> None:
    given = variables(Path("/run"), 4566, Path("/env/bin/python"), Path("/l/python"), Path("/logs"))
    assert given["GATEWAY_LISTEN"] == "127.0.0.1:4566"
    assert given["TMPDIR"] == "/run"


def test_opensearch_listens_on_the_loopback_interface_alone() -> None:
    told = settings(Path("/data"), Path("/logs"), Node(9200, 9300))
    assert told["network.host"] == "127.0.0.1"
    assert told["discovery.type"] == "single-node"


def test_nodes_of_a_cluster_know_each_other_and_nobody_else() -> None:
    peers = {"one": 9301, "two": 9302}
    told = settings(Path("/data"), Path("/logs"), Node(9201, 9301, "one", peers=peers))
    assert told["network.host"] == "127.0.0.1"
    assert told["discovery.seed_hosts"] == ["127.0.0.1:9301", "127.0.0.1:9302"]
    assert told["cluster.initial_cluster_manager_nodes"] == ["one", "two"]
    assert "discovery.type" not in told


def test_an_engine_that_the_user_names_always_wins() -> None:
    assert address(9200, {"OPENSEARCH_URL": "http://search:9200/"}) == "http://search:9200"
    assert address(9200, {}) == "http://127.0.0.1:9200"


def test_sam_never_gets_to_somebodys_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "real")
    given = sam_environment()
    assert not {"AWS_PROFILE", "AWS_SESSION_TOKEN"} & given.keys()


@pytest.mark.parametrize(
    ("machine", "name"), [("x86_64", "x86_64"), ("aarch64", "arm64"), ("arm64", "arm64")]
)
def test_lambda_has_names_of_its_own_for_processors(machine: str, name: str) -> None:
    assert architecture(machine) == name
