"""LocalStack on this machine: AWS's services, with functions run as processes."""

import os
import platform
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import boto3
import httpx
from botocore.session import Session

from infra.local.cloud.environments import environment
from infra.local.errors import LocalStackError
from infra.local.folders import Folders
from infra.local.process.ports import LOOPBACK
from infra.local.process.server import Server
from infra.local.progress import Task

START_SECONDS = 120
REGION = "us-east-1"
SERVICES = "apigateway,cloudformation,cloudwatch,iam,lambda,logs,s3,sns,sqs,sts"
PLUGIN = Path(__file__).parent / "plugin"
# LocalStack takes any; these name its default account.
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


@dataclass(frozen=True, slots=True)
class LocalStack:
    """A running LocalStack.

    Attributes:
        url: endpoint of every service.
        server: its process.
    """

    url: str
    server: Server

    def client(self, service: str) -> Any:
        """Make a boto3 client of one of its services."""
        return local_client(service, self.url)

    def aws_environment(self) -> dict[str, str]:
        """Return the variables that make AWS's own tools use it."""
        return {"AWS_ENDPOINT_URL": self.url, "AWS_DEFAULT_REGION": REGION, **CREDENTIALS}


def local_client(service: str, endpoint: str) -> Any:
    """Make a boto3 client of a LocalStack's service, whatever AWS_PROFILE says.

    Args:
        service: boto3's name of it.
        endpoint: address of the LocalStack.
    """
    without_profile = Session({"profile": (None, None, None, None)})
    make: Callable[..., Any] = boto3.Session(botocore_session=without_profile).client
    return make(
        service,
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    )


@contextmanager
def localstack(folders: Folders, task: Task, port: int) -> Iterator[LocalStack]:
    """Have a LocalStack that ends with the block, and all functions in it.

    Args:
        folders: folders to use.
        task: told what goes on.
        port: where to listen.

    Raises:
        LocalStackError: it does not start; the message tells why.
    """
    url = f"http://{LOOPBACK}:{port}"
    with folders.scratch_folder("localstack") as folder:
        task.say("preparing its environment")
        server = _prepare(folders, folder, task, port)
        try:
            task.say("starting")
            server.start()
            server.await_ready(lambda: is_ready(url), task, START_SECONDS)
            task.finish(f"ready at {url}")
            yield LocalStack(url, server)
        finally:
            # It keeps nothing, and may wait for its pollers longer than anybody wants to.
            server.stop(grace=5)


def is_ready(url: str) -> bool:
    """Tell whether a LocalStack there takes requests."""
    try:
        return httpx.get(f"{url}/_localstack/health", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


def variables(folder: Path, port: int, python: Path, runtime: Path, logs: Path) -> dict[str, str]:
    """Return LocalStack's whole environment.

    Args:
        folder: where it may write.
        port: where it listens.
        python: interpreter of its own environment.
        runtime: interpreter that functions run with.
        logs: folder for the functions' logs.
    """
    address = f"{LOOPBACK}:{port}"
    return {
        "PATH": f"{python.parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "FILESYSTEM_ROOT": str(folder),
        "GATEWAY_LISTEN": address,
        # Queue URLs and others that it makes; its own names would need a name server.
        "LOCALSTACK_HOST": address,
        "SQS_ENDPOINT_STRATEGY": "path",
        "DNS_ADDRESS": "0",
        "DISABLE_EVENTS": "1",
        "SKIP_SSL_CERT_DOWNLOAD": "1",
        "SERVICES": SERVICES,
        "EAGER_SERVICE_LOADING": "1",
        # The newer engine stumbles over what SAM writes for a stage (`!Ref Api.Stage`).
        "PROVIDER_OVERRIDE_CLOUDFORMATION": "engine-legacy",
        "LAMBDA_RUNTIME_EXECUTOR": "process",
        "LAMBDA_KEEPALIVE_MS": "600000",
        # Without these a message may wait ten seconds for the next poll.
        "LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC": "0.5",
        "LAMBDA_EVENT_SOURCE_MAPPING_POLL_INTERVAL_SEC": "0.2",
        # Alarms on queues need not wait a minute for what they look at.
        "SQS_CLOUDWATCH_METRICS_REPORT_INTERVAL": "5",
        "SUMMITRY_LAMBDA_EMULATOR": str(emulator_binary(platform.machine())),
        "SUMMITRY_LAMBDA_PYTHON": str(runtime),
        "SUMMITRY_LAMBDA_LOGS": str(logs),
    }


def libraries(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return where Python's own library is, for a Python that does not find it by itself."""
    return {name: environ[name] for name in ("LD_LIBRARY_PATH",) if name in environ}


def emulator_binary(machine: str) -> Path:
    """Find AWS's Runtime Interface Emulator for a processor, as aws-sam-cli ships it.

    Raises:
        LocalStackError: it ships none for this processor.
    """
    architecture = {"x86_64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}.get(machine)
    if architecture is None:
        raise LocalStackError(f"Functions run on x86_64 and arm64 processors, not on {machine}.")
    emulator = f"samcli/local/rapid/aws-lambda-rie-{architecture}"
    return Path(str(distribution("aws-sam-cli").locate_file(emulator)))


def interpreters(project: Path, cache: Path, task: Task) -> tuple[Path, Path]:
    """Have LocalStack's environment and the functions', each with what its requirements file pins.

    Args:
        project: the repository's root.
        cache: folder for environments.
        task: told what goes on.

    Returns:
        LocalStack's Python, and the one that functions run with.

    Raises:
        LocalStackError: one could not be made.
    """
    pins = project / "requirements"
    return (
        environment("localstack", pins / "localstack.txt", cache, task, packages=[PLUGIN]),
        environment("lambda", pins / "lambda-runtime.txt", cache, task),
    )


def _prepare(folders: Folders, folder: Path, task: Task, port: int) -> Server:
    python, runtime = interpreters(folders.project, folders.cache, task)
    return Server(
        name="LocalStack",
        command=[python, "-m", "localstack.runtime.main"],
        environment=variables(folder, port, python, runtime, folders.logs) | libraries(),
        folder=folder,
        log=folders.logs / "localstack.log",
        registry=folders.runs,
    )
