"""template.yaml built and deployed by AWS's own tool."""

import os
import platform
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from infra.local.cloud.server import LocalStack
from infra.local.digests import digest
from infra.local.errors import LocalStackError
from infra.local.folders import Folders
from infra.local.locks import locked
from infra.local.process.programs import ProgramRunner, find_uv
from infra.local.progress import Task

STACK = "summitry"
PACKAGES_BUCKET = "summitry-packages"
# What the make rules of `sam build` read; anything else leaves the zips as they are.
INPUTS = (
    "template.yaml",
    "Makefile",
    "shared",
    "functions",
    "infra/vocabulary",
    "requirements/api.txt",
    "requirements/ingest.txt",
)


def build(folders: Folders, task: Task, processor: str | None = None) -> Path:
    """Have both functions built.

    Nothing is done where nothing changed since the last time.

    Args:
        folders: folders to use.
        task: told what goes on.
        processor: Lambda's name of the one to build for; this machine's if None.

    Returns:
        The template that names what was built.

    Raises:
        LocalStackError: `sam build` failed.
    """
    processor = processor or architecture(platform.machine())
    builds = folders.state / f"build-{processor}"
    home = builds / digest([path for name in INPUTS if (path := folders.project / name).exists()])
    with locked(folders.state / "build.lock"):
        task.say("building")
        if not home.is_dir():
            shutil.rmtree(builds, ignore_errors=True)
            draft = builds / "draft"
            _sam_build(folders, draft, task, processor)
            draft.rename(home)
    task.finish("built")
    return home / "template.yaml"


def deploy(
    template: Path, cloud: LocalStack, parameters: Mapping[str, str], folders: Folders, task: Task
) -> dict[str, str]:
    """Deploy a built template as it would be to AWS.

    Args:
        template: what `build` returned.
        cloud: where to deploy to.
        parameters: the template's parameters.
        folders: folders to use.
        task: told what goes on.

    Returns:
        The stack's outputs.

    Raises:
        LocalStackError: `sam deploy` failed.
    """
    task.say("deploying template.yaml")
    cloud.client("s3").create_bucket(Bucket=PACKAGES_BUCKET)
    # SAM takes an empty value, and one with blanks, in quotation marks alone.
    overrides = [f'{name}="{value}"' for name, value in parameters.items()]
    command: list[str | Path] = [
        *(sam_program(), "deploy", "--template-file", template, "--stack-name", STACK),
        *("--no-resolve-s3", "--s3-bucket", PACKAGES_BUCKET, "--capabilities", "CAPABILITY_IAM"),
        *("--no-confirm-changeset", "--no-progressbar", "--parameter-overrides", *overrides),
    ]
    environment = sam_environment() | cloud.aws_environment()
    ProgramRunner("sam deploy", folders.logs / "sam-deploy.log", task).run(
        command, folders.project, environment
    )
    task.finish("deployed")
    return outputs(cloud)


def outputs(cloud: LocalStack) -> dict[str, str]:
    """Return the deployed stack's outputs, by name."""
    [stack] = cloud.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def architecture(machine: str) -> str:
    """Return Lambda's name for a processor."""
    return "arm64" if machine in {"aarch64", "arm64"} else "x86_64"


def sam_program() -> Path:
    """Find the `sam` command of the project's environment.

    Raises:
        LocalStackError: it is not there.
    """
    program = Path(sys.executable).parent / "sam"
    if not program.exists():
        raise LocalStackError(
            "The command `sam` is missing beside this Python: start with `uv run summitry …`."
        )
    return program


def sam_environment(processor: str | None = None) -> dict[str, str]:
    """Return ours, without what would send `sam` to somebody's AWS account.

    Args:
        processor: Lambda's name of the one to build for; this machine's if None.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return kept | {
        "SAM_CLI_TELEMETRY": "0",
        "SAM_CLI_POLL_DELAY": "0.3",
        "UV": str(find_uv()),
        "ARCH": processor or architecture(platform.machine()),
        "AWS_DEFAULT_REGION": "us-east-1",
    }


def _sam_build(folders: Folders, target: Path, task: Task, processor: str) -> None:
    command: list[str | Path] = [
        *(sam_program(), "build", "--build-dir", target, "--template-file", "template.yaml"),
        *("--parameter-overrides", f"Architecture={processor}"),
    ]
    tool = ProgramRunner("sam build", folders.logs / "sam-build.log", task)
    tool.run(command, folders.project, sam_environment(processor))
