"""TLS in front of a server of this machine, so that a browser finds it under an https origin."""

import asyncio
import ssl
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import trustme

from infra.local.process.ports import LOOPBACK
from infra.proofs.nodes.front import pass_on

START_SECONDS = 10


@contextmanager
def tls_front(port: int) -> Iterator[int]:
    """Have a port that speaks TLS and hands all on to another port, until the block ends.

    No browser knows who signed its certificate.

    Args:
        port: where the server listens.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    started: Future[tuple[int, Callable[[], object]]] = Future()

    async def serve() -> None:
        ending = asyncio.Event()
        end = partial(asyncio.get_running_loop().call_soon_threadsafe, ending.set)
        join = partial(_join, port)
        async with await asyncio.start_server(join, LOOPBACK, 0, ssl=context) as server:
            started.set_result((server.sockets[0].getsockname()[1], end))
            await ending.wait()
            server.close_clients()

    with ThreadPoolExecutor(1) as pool:
        served = pool.submit(lambda: asyncio.run(serve()))
        front, end = started.result(timeout=START_SECONDS)
        try:
            yield front
        finally:
            end()
            served.result(timeout=START_SECONDS)


async def _join(port: int, reader: StreamReader, writer: StreamWriter) -> None:
    back, there = await asyncio.open_connection(LOOPBACK, port)
    try:
        await asyncio.gather(pass_on(reader, there), pass_on(back, writer))
    finally:
        there.transport.abort()
        writer.transport.abort()
