"""LocalStack's side: one execution environment of a function version."""

import os
from pathlib import Path
from typing import Any

from localstack import config
from localstack.services.lambda_.invocation.lambda_models import FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from .emulator import Emulator
from .replies import Failure

LOOPBACK = "127.0.0.1"


class ProcessExecutor(RuntimeExecutor):  # type: ignore[misc] # LocalStack is elsewhere
    """One execution environment as a process.

    LocalStack makes one for each environment that works at the same time as others, and keeps it
    for later invocations. It stops one that was idle for long or failed, and all when it ends.
    """

    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id=id, function_version=function_version)
        self._emulator: Emulator | None = None

    def start(self, env_vars: dict[str, Any]) -> None:
        """Start the emulator; it starts Python when the first event comes, as Lambda does."""
        version = self.function_version
        self._emulator = Emulator(
            binary=Path(os.environ["SUMMITRY_LAMBDA_EMULATOR"]),
            python=Path(os.environ["SUMMITRY_LAMBDA_PYTHON"]),
            code=version.config.code.get_unzipped_code_location(),
            handler=version.config.handler,
            variables={name: str(value) for name, value in env_vars.items()},
            log=Path(os.environ["SUMMITRY_LAMBDA_LOGS"]) / f"{version.id.function_name}.log",
            megabytes=version.config.memory_size,
        )
        self._emulator.start()

    def stop(self) -> None:
        """End the processes of the environment."""
        if self._emulator is not None:
            self._emulator.stop()

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        """Hand over an event and wait for what the function makes of it."""
        if self._emulator is None:
            raise RuntimeError("an environment is started before it is invoked")
        reply = self._emulator.invoke(payload["payload"].encode(), payload["trace-id"])
        return InvocationResult(
            request_id=payload["invoke-id"],
            payload=reply.payload,
            is_error=isinstance(reply, Failure),
            logs=reply.logs,
        )

    def get_logs(self) -> str:
        """Return what the environment has printed lately."""
        return self._emulator.recent_output() if self._emulator else ""

    def get_address(self) -> str:
        """Return this machine's address: the environment is here."""
        return LOOPBACK

    def get_endpoint_from_executor(self) -> str:
        """Return the address at which functions reach LocalStack: this machine too."""
        return LOOPBACK

    def get_runtime_endpoint(self) -> str:
        """Return where LocalStack's own init calls back; AWS's emulator never does."""
        return f"http://{LOOPBACK}:{config.GATEWAY_LISTEN[0].port}/_localstack_lambda/{self.id}"

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        """Unpack the function's zip."""
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        """Nothing was made but the unpacked zip, which LocalStack removes itself."""

    @classmethod
    def validate_environment(cls) -> bool:
        """Tell whether the executor was given what it needs."""
        names = ("SUMMITRY_LAMBDA_EMULATOR", "SUMMITRY_LAMBDA_PYTHON", "SUMMITRY_LAMBDA_LOGS")
        return all(name in os.environ for name in names)
