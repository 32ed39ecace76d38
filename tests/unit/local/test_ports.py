import socket

import pytest

from infra.local.errors import LocalStackError
from infra.local.ports import LOOPBACK, choose_port, free_port


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
        with pytest.raises(LocalStackError, match=rf"Port {port} for OpenSearch is taken"):
            choose_port(port, "OpenSearch")
