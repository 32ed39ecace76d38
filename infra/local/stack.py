"""The whole stack on this machine: search engine, AWS's services and template.yaml in them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from infra.local.cloud.server import LocalStack
from infra.local.engine.server import OpenSearch
from infra.local.folders import Folders
from infra.local.process.registry import start_time
from infra.local.state import StackAddress
from shared.search.index.index_names import DEFAULT_PREFIX


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a start.

    Attributes:
        folders: folders to use.
        keep_data: whether indices outlive the stack.
        port: of the API and of AWS's services; a free one if None.
        opensearch_port: of the search engine; a free one if None.
        index_prefix: put before every index name, where several share an engine.
    """

    folders: Folders
    keep_data: bool = False
    port: int | None = None
    opensearch_port: int | None = None
    index_prefix: str = DEFAULT_PREFIX


@dataclass(frozen=True, slots=True)
class Stack:
    """A running stack.

    Attributes:
        engine: the search engine.
        cloud: AWS's services.
        outputs: what template.yaml tells of itself.
        api_key: the key that may read and upload; empty where the template asks for none.
        read_key: the key that may only read; empty likewise.
    """

    engine: OpenSearch
    cloud: LocalStack
    outputs: Mapping[str, str]
    api_key: str
    read_key: str

    @property
    def api(self) -> str:
        """The REST API; ends with the stage."""
        return f"{self.cloud.url}/_aws/execute-api/{self.outputs['ApiId']}/v1"

    @property
    def bucket(self) -> str:
        """Where articles go, under articles/."""
        return self.outputs["BucketName"]

    @property
    def s3_endpoint(self) -> str:
        """Where the bucket is."""
        return self.cloud.url

    @property
    def opensearch(self) -> str:
        """Where the search engine answers."""
        return self.engine.url

    @property
    def web(self) -> str:
        """The page for people: the reading desk."""
        return f"{self.api}/"

    def require_alive(self) -> None:
        """Make sure that all servers run.

        Raises:
            LocalStackError: one ended by itself; the message has its log's last lines.
        """
        self.engine.require_alive()
        self.cloud.server.require_alive()

    def address(self) -> StackAddress:
        """Return what other programs are told."""
        return StackAddress(
            api=self.api,
            api_key=self.api_key,
            read_key=self.read_key,
            bucket=self.bucket,
            s3_endpoint=self.s3_endpoint,
            opensearch=self.opensearch,
            web=self.web,
            pid=os.getpid(),
            started=start_time(os.getpid()),
        )
