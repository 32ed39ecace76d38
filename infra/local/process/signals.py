"""Ctrl-C and its like: they end a block in an orderly way, and only once."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequested(BaseException):
    """A signal asked the program to end.

    Attributes:
        code: exit code that says so, as shells count: 128 and the signal's number.
    """

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.code = 128 + number


@contextmanager
def orderly_stop() -> Iterator[None]:
    """Turn the first signal into an exception; later ones do not disturb the tidying up.

    Raises:
        StopRequested: a signal came.
    """
    before = {number: signal.getsignal(number) for number in SIGNALS}

    def end(number: int, _frame: FrameType | None) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise StopRequested(number)

    for number in SIGNALS:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
