"""One address before several nodes, as a managed domain has: `python -m infra.proofs.nodes.front`.

It passes bytes on and understands none of them. Each connection goes to the next node that answers.
When its node dies, the connection ends.
"""

import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress

from infra.local.process.ports import LOOPBACK

CONNECT_SECONDS = 0.5
AT_ONCE = 1 << 16

type Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Front:
    """The front of some nodes."""

    def __init__(self, ports: Sequence[int]) -> None:
        """Keep the ports of the nodes; the first connection goes to the second of them."""
        self._ports = ports
        self._turn = 0

    async def serve(self, port: int) -> None:
        """Listen for ever."""
        server = await asyncio.start_server(self._accept, LOOPBACK, port)
        async with server:
            await server.serve_forever()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        node = await self._next_node()
        if node is None:
            writer.transport.abort()
            return
        await asyncio.gather(pass_on(reader, node[1]), pass_on(node[0], writer))

    async def _next_node(self) -> Connection | None:
        """Connect to the node whose turn it is, or to the next that answers."""
        for _ in self._ports:
            self._turn = (self._turn + 1) % len(self._ports)
            connecting = asyncio.open_connection(LOOPBACK, self._ports[self._turn])
            with suppress(OSError, TimeoutError):
                return await asyncio.wait_for(connecting, CONNECT_SECONDS)
        return None


async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass bytes on until either side ends; then end the other one."""
    with suppress(OSError):
        while chunk := await reader.read(AT_ONCE):
            writer.write(chunk)
            await writer.drain()
    with suppress(OSError, RuntimeError):
        writer.close()


if __name__ == "__main__":
    own, *nodes = map(int, sys.argv[1:])
    asyncio.run(Front(nodes).serve(own))
