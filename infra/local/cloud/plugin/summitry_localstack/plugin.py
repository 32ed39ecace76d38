"""The plug-in by which LocalStack finds the executor: LAMBDA_RUNTIME_EXECUTOR=process."""

from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin


class ProcessExecutorPlugin(RuntimeExecutorPlugin):  # type: ignore[misc] # LocalStack is elsewhere
    """The plug-in named `process`; imports the executor only when it is wanted."""

    name = "process"

    def load(self, *_args: object, **_kwargs: object) -> type[object]:
        """Give LocalStack the executor's class."""
        from .executor import ProcessExecutor

        return ProcessExecutor
