"""Which of the processes that run the tests gets which.

xdist's own `--dist loadgroup` (3.8.0) does not work with pytest 9.2: it changes names of tests.
"""

from xdist.scheduler import LoadScopeScheduling

WITH_ENGINE = ("tests/contract/", "tests/integration/")
WITH_STACK = ("tests/stack/", "tests/web/")


class ServersInOneProcess(LoadScopeScheduling):  # type: ignore[misc]  # xdist tells no types
    """Keeps together what shares a server, so that no process starts one a second time."""

    def _split_scope(self, nodeid: str) -> str:
        """Return the name of a group of tests that stay together; a test alone has its own name."""
        for name, folders in (("engine", WITH_ENGINE), ("stack", WITH_STACK)):
            if nodeid.startswith(folders):
                return name
        return nodeid
