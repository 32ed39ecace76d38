"""Three nodes of OpenSearch on this machine, with one address before them."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from infra.local.engine.configuration import Node, prepare
from infra.local.folders import Folders
from infra.local.process.ports import LOOPBACK, free_port
from infra.local.process.server import Server
from infra.local.progress import Task

ROOT = Path(__file__).resolve().parents[3]
NAMES = ("one", "two", "three")
HEAP = "512m"
OPTIONS = ("-XX:TieredStopAtLevel=1",)
"""Only what compiles quickly: three nodes that start on two cores would take minutes else."""
START_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Cluster:
    """Three running nodes.

    Attributes:
        url: the one address before them.
        urls: the address of each node, by its name.
        servers: their processes, by the same names.
    """

    url: str
    urls: dict[str, str]
    servers: dict[str, Server]

    def ask(self, path: str, besides: str = "") -> Any:
        """Return the answer of a living node to a GET, from JSON.

        Args:
            path: of the request, with its parameters.
            besides: name of a node that is not asked.

        Raises:
            httpx.HTTPError: it does not answer, or refuses.
        """
        name = next(name for name in NAMES if name != besides)
        return httpx.get(f"{self.urls[name]}/{path}", timeout=10).raise_for_status().json()

    def primaries(self, index: str) -> list[str]:
        """Name the node of each primary shard of an index."""
        shards = self.ask(f"_cat/shards/{index}?format=json")
        return [shard["node"] for shard in shards if shard["prirep"] == "p"]

    def manager(self) -> str:
        """Name the node that manages the cluster."""
        (manager,) = self.ask("_cat/cluster_manager?format=json")
        return str(manager["node"])

    def leading_node(self, index: str) -> str:
        """Name the node whose loss hurts most: with most primary shards, the manager if even."""
        primaries, manager = self.primaries(index), self.manager()
        return max(NAMES, key=lambda name: (primaries.count(name), name == manager))

    def kill(self, name: str) -> None:
        """Kill a node with SIGKILL."""
        self.servers[name].kill()

    def start_again(self, name: str) -> None:
        """Start a killed node with the data that it had; do not wait for it."""
        self.servers[name].stop()
        self.servers[name].start()

    def has(self, nodes: int, status: str, besides: str = "") -> bool:
        """Return whether so many nodes are together and the state is at least this one."""
        try:
            told = self.ask("_cluster/health", besides)
        except httpx.HTTPError:
            return False
        good = ("green",) if status == "green" else ("green", "yellow")
        return told["number_of_nodes"] == nodes and told["status"] in good


@contextmanager
def three_nodes(folders: Folders, folder: Path, task: Task) -> Iterator[Cluster]:
    """Have three nodes and their front until the block ends.

    Args:
        folders: folders to use.
        folder: for their configuration and data; whoever made it removes it.
        task: told what goes on.

    Raises:
        LocalStackError: one does not start; the message tells why.
    """
    transport = {name: free_port() for name in NAMES}
    nodes = [Node(free_port(), transport[name], name, HEAP, OPTIONS, transport) for name in NAMES]
    servers = {node.name: _prepared(folders, folder, task, node) for node in nodes}
    port = free_port()
    front = _front(folders, port, [node.port for node in nodes])
    urls = {node.name: f"http://{LOOPBACK}:{node.port}" for node in nodes}
    cluster = Cluster(f"http://{LOOPBACK}:{port}", urls, servers)
    try:
        task.say("starting")
        for server in (*servers.values(), front):
            server.start()
        for server in servers.values():
            server.await_ready(lambda: cluster.has(len(NAMES), "green"), task, START_SECONDS)
        front.require_alive()
        task.finish(f"three nodes behind {cluster.url}")
        yield cluster
    finally:
        for server in (front, *servers.values()):
            server.stop()


def _prepared(folders: Folders, folder: Path, task: Task, node: Node) -> Server:
    own = folder / node.name
    own.mkdir()
    own.chmod(0o755)
    return prepare(folders, own / "data", own, task, node)


def _front(folders: Folders, port: int, nodes: Sequence[int]) -> Server:
    ports = [str(each) for each in (port, *nodes)]
    return Server(
        name="the front",
        command=[sys.executable, "-m", "infra.proofs.nodes.front", *ports],
        environment={"PATH": "/usr/local/bin:/usr/bin:/bin"},
        folder=ROOT,
        log=folders.logs / "front.log",
        registry=folders.runs,
    )
