"""TCP ports on the loopback interface."""

import socket

from infra.local.errors import LocalStackError

LOOPBACK = "127.0.0.1"
HIGHEST = 65_535


def free_port() -> int:
    """Find a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def choose_port(wanted: int | None, server: str) -> int:
    """Return the wanted port if it is free, or any free one if none is wanted.

    Raises:
        LocalStackError: there is no such port, something listens on it, or it is not for us.
    """
    if wanted is None:
        return free_port()
    if not 1 <= wanted <= HIGHEST:
        raise LocalStackError(
            f"There is no port {wanted} for {server}: give one from 1 to {HIGHEST}."
        )
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, wanted))
        except OSError as error:
            raise LocalStackError(
                f"Port {wanted} for {server} cannot be used ({error.strerror}). "
                "Stop what listens there, or give another port."
            ) from error
    return wanted
