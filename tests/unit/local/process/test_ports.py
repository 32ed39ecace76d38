import socket

import pytest

from infra.local.errors import LocalStackError
from infra.local.process.ports import LOOPBACK, choose_port, free_port


def test_any_port_is_free_when_none_is_wanted() -> None:
    port = choose_port(None, "OpenSearch")
    with socket.socket() as listener:
        listener.bind((LOOPBACK, port))


def test_a_wanted_port_that_is_free_is_had() -> None:
    port = free_port()
    assert choose_port(port, "OpenSearch") == port


def test_a_taken_port_is_named_with_its_server() -> None:
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(LocalStackError, match=rf"Port {port} for OpenSearch cannot be used"):
            choose_port(port, "OpenSearch")


@pytest.mark.parametrize("port", [-1, 0, 65_536, 10**12])
def test_a_port_that_does_not_exist_is_refused(port: int) -> None:
    with pytest.raises(LocalStackError, match=rf"no port {port} for LocalStack.*1 to 65535"):
        choose_port(port, "LocalStack")
