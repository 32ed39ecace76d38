"""A clock that stands still until somebody waits."""


class FakeClock:
    """Time by hand; implements `shared.ports.Clock`."""

    def __init__(self, start: float = 1_750_000_000.0) -> None:
        self.time = start
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
