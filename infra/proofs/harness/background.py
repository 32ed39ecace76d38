"""Tasks that go on in threads while something else is done."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def meanwhile(tasks: Sequence[Callable[[threading.Event], None]]) -> Iterator[None]:
    """Run tasks until the block ends; what one of them raised is raised then.

    Args:
        tasks: each ends soon after its event is set.
    """
    over = threading.Event()
    with ThreadPoolExecutor(len(tasks)) as pool:
        running = [pool.submit(task, over) for task in tasks]
        try:
            yield
        finally:
            over.set()
    for task in running:
        task.result()
