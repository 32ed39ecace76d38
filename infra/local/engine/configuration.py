"""OpenSearch's configuration: its settings, its JVM options and what it writes to its log."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from infra.local.engine.distribution import chosen, install
from infra.local.engine.java import VECTORS, Java, find_java
from infra.local.folders import Folders, require_space
from infra.local.process.ports import LOOPBACK
from infra.local.process.server import Server
from infra.local.progress import Task


@dataclass(frozen=True, slots=True)
class Node:
    """A node to be started.

    Attributes:
        port: where it answers.
        transport_port: where other nodes talk to it.
        name: of the node, in its cluster and in its log's name.
        heap: memory of Java, as its options write it.
        options: further options of Java.
        peers: transport ports of all nodes of its cluster, itself included, by their names; none
            for a node that stays alone.
    """

    port: int
    transport_port: int
    name: str = "opensearch"
    heap: str = "1g"
    options: tuple[str, ...] = ()
    peers: Mapping[str, int] = field(default_factory=dict)

    def discovery(self) -> dict[str, object]:
        """Return the settings by which it finds its cluster."""
        if not self.peers:
            return {"discovery.type": "single-node"}
        return {
            "discovery.seed_hosts": [f"{LOOPBACK}:{port}" for port in self.peers.values()],
            "cluster.initial_cluster_manager_nodes": list(self.peers),
        }


def settings(data: Path, logs: Path, node: Node) -> dict[str, object]:
    """Return what opensearch.yml says (JSON is YAML); the loopback interface alone is used."""
    return {
        "cluster.name": "summitry",
        "node.name": node.name,
        **node.discovery(),
        "network.host": LOOPBACK,
        "http.port": node.port,
        "transport.port": node.transport_port,
        "path.data": str(data),
        "path.logs": str(logs),
        # Space was checked at the start; a full disk elsewhere must not make the indices read-only.
        "cluster.routing.allocation.disk.threshold_enabled": False,
    }


def jvm_options(shipped: str, java: Java, node: Node) -> str:
    """Return the distribution's JVM options and the node's, without what the Java at hand lacks.

    Logs and heap dumps are left out as well: they would be written into the distribution.
    """
    unwanted = ["-Xlog", "loggc", "HeapDump", "ErrorFile", "-Xms", "-Xmx"]
    if VECTORS not in java.modules:
        unwanted.append(VECTORS)
    kept = [line for line in shipped.splitlines() if not any(word in line for word in unwanted)]
    return "\n".join([*kept, *node.options, f"-Xms{node.heap}", f"-Xmx{node.heap}", ""])


def prepare(folders: Folders, data: Path, folder: Path, task: Task, node: Node) -> Server:
    """Install OpenSearch and a Java for it, and write its configuration.

    Args:
        folders: folders to use.
        data: where it keeps its indices.
        folder: for its configuration and temporary files.
        task: told what goes on.
        node: its ports, its name and its cluster.

    Returns:
        The server, not started.

    Raises:
        LocalStackError: there is no space, no network, no Java or no such version.
    """
    distribution = chosen()
    home = install(distribution, folders.cache, task)
    java = find_java(folders, distribution.javas)
    require_space(data, 500)
    config = _configure(home, folder, java, node, settings(data, folder / "logs", node))
    temporary = folder / "tmp"
    temporary.mkdir()
    folders.hand_over(folder)
    folders.hand_over(data)
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(temporary),
        "OPENSEARCH_JAVA_HOME": str(java.home),
        "OPENSEARCH_PATH_CONF": str(config),
        "OPENSEARCH_TMPDIR": str(temporary),
    }
    return Server(
        name="OpenSearch",
        command=[home / "bin" / "opensearch"],
        environment=environment,
        folder=folder,
        log=folders.logs / f"{node.name}.log",
        registry=folders.runs,
        user=folders.user,
    )


def _configure(home: Path, folder: Path, java: Java, node: Node, wanted: dict[str, object]) -> Path:
    config = folder / "config"
    config.mkdir()
    (config / "opensearch.yml").write_text(json.dumps(wanted, indent=1))
    shipped = (home / "config" / "jvm.options").read_text()
    (config / "jvm.options").write_text(jvm_options(shipped, java, node))
    (config / "log4j2.properties").write_text(LOGGING)
    return config


# Everything to standard output, which goes to .summitry/logs/opensearch.log.
LOGGING = """\
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
"""
