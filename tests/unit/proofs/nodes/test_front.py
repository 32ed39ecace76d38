"""One address leads to each living node in turn."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from infra.local.process.ports import LOOPBACK, free_port
from infra.proofs.nodes.front import Front


def answering(name: bytes) -> Callable[..., Awaitable[None]]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(name + await reader.readline())
        writer.close()

    return answer


async def ask(port: int) -> bytes:
    reader, writer = await asyncio.open_connection(LOOPBACK, port)
    writer.write(b"?\n")
    answer = await reader.read()
    writer.close()
    return answer


async def ask_through_front(*, dead: int) -> list[bytes]:
    """The answers of six connections in a row, with some of three nodes dead."""
    ports = [free_port() for _ in range(3)]
    own = free_port()
    async with contextlib.AsyncExitStack() as servers:
        for number, port in enumerate(ports[dead:], dead):
            node = await asyncio.start_server(answering(b"%d" % number), LOOPBACK, port)
            await servers.enter_async_context(node)
        front = asyncio.create_task(Front(ports).serve(own))
        while not front.done():
            with contextlib.suppress(OSError):
                await ask(own)
                break
            await asyncio.sleep(0.01)
        answers = []
        for _ in range(6):
            with contextlib.suppress(OSError):
                answers.append(await ask(own))
        front.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await front
    return answers


def test_each_node_has_its_turn() -> None:
    answers = asyncio.run(ask_through_front(dead=0))
    assert sorted(answers) == [b"0?\n", b"0?\n", b"1?\n", b"1?\n", b"2?\n", b"2?\n"]


def test_a_dead_node_is_left_out() -> None:
    answers = asyncio.run(ask_through_front(dead=1))
    assert set(answers) == {b"1?\n", b"2?\n"}
    assert len(answers) == 6


def test_without_any_node_the_connection_ends() -> None:
    assert [answer for answer in asyncio.run(ask_through_front(dead=3)) if answer] == []
