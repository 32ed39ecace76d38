"""`sam deploy` for an account of AWS: run, followed, and its failure told."""

import json
import os
import re
import tempfile
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.cli.deploy.stack_progress import advice, follow
from infra.cli.stack.account import Account
from infra.cli.stack.deployed import look_up
from infra.cli.stack.stack_events import failure_text, first_failure
from infra.local.cloud.sam import sam_program
from infra.local.errors import LocalStackError
from infra.local.folders import Folders
from infra.local.process.programs import ProgramRunner
from infra.local.progress import CancellableTask, Task
from shared.domain.errors import SummitryError

_SAM_ERROR = re.compile(r"^\s*Error: (.+)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class DeploymentRun:
    """One run of `sam deploy`.

    Attributes:
        account: where.
        profile: of AWS's files, as given; None for the environment's.
        stack: its name.
        folders: folders to use.
        live: whether each step of CloudFormation is told.
    """

    account: Account
    profile: str | None
    stack: str
    folders: Folders
    live: bool

    def deploy(self, template: Path, values: Mapping[str, str], task: Task) -> None:
        """Deploy a built template, and tell each step.

        Args:
            template: what `sam build` made.
            values: of all parameters.
            task: told what goes on.

        Raises:
            SummitryError: it failed; the message names what failed first and what to do.
        """
        cancelled = threading.Event()
        task.say("deploying template.yaml")
        with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
            file = Path(folder) / "parameters.yaml"
            # JSON is YAML too; a file spares the quoting of blanks and empty values.
            file.write_text(json.dumps(dict(values)), encoding="utf-8")
            run = pool.submit(self._sam_deploy, template, file, CancellableTask(task, cancelled))
            try:
                self._follow(run, task)
            except BaseException:
                cancelled.set()
                raise
            self._require_success(run)
        task.finish("deployed")

    def _follow(self, run: Future[None], task: Task) -> None:
        cloudformation = self.account.client("cloudformation")
        follow(cloudformation, self.stack, run.done, task, live=self.live)

    def _sam_deploy(self, template: Path, parameters: Path, task: Task) -> None:
        region = self.account.require_region()
        command: list[str | Path] = [
            *(sam_program(), "deploy", "--template-file", template, "--stack-name", self.stack),
            *("--region", region, "--resolve-s3", "--s3-prefix", self.stack),
            *("--capabilities", "CAPABILITY_IAM", "--no-confirm-changeset"),
            *("--no-fail-on-empty-changeset", "--no-progressbar"),
            *("--parameter-overrides", f"file://{parameters}"),
        ]
        if self.profile:
            command += ["--profile", self.profile]
        environment = os.environ | {
            "SAM_CLI_TELEMETRY": "0",
            "SAM_CLI_POLL_DELAY": "1",
            "AWS_DEFAULT_REGION": region,
        }
        runner = ProgramRunner("sam deploy", self.log, task)
        runner.run(command, self.folders.project, environment)

    @property
    def log(self) -> Path:
        """What `sam deploy` printed."""
        return self.folders.logs / "sam-deploy.log"

    def _require_success(self, run: Future[None]) -> None:
        try:
            run.result()
        except LocalStackError as error:
            raise SummitryError(self._why(str(error))) from error

    def _why(self, said: str) -> str:
        cloudformation: Any = self.account.client("cloudformation")
        stack = look_up(self.account, self.stack)
        failure = first_failure(cloudformation, stack.id) if stack else None
        if failure is None:
            found = _SAM_ERROR.search(said)
            reason = " ".join(found[1].split()) if found else said
        else:
            reason = failure_text(failure)
        told = f"The stack {self.stack} could not be deployed: {reason.rstrip('.')}"
        return f"{told}. {advice(reason)}"
