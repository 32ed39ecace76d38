"""A start of a function that wastes no time: no garbage collection, no compiling of methods.

`dataclass` writes the source of six methods for each class and compiles it, which takes 0.6 ms a
class: a tenth of a start. A zip ships their code, by their source. Python has no switch for that,
so the name by which its module `dataclasses` runs source gets another meaning. Source that is not
in the file is compiled, as ever.
"""

import builtins
import dataclasses
import gc
import marshal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

from shared.domain.garbage_collection import garbage_collection_paused

COMPILED = Path(__file__).with_name("dataclass_methods.bin")
"""Beside the code in a Lambda's zip; absent in a checkout."""

type Methods = Mapping[str, CodeType]
"""The code of methods by its source, as `dataclass` writes it."""


@contextmanager
def quick_start(compiled: Path = COMPILED) -> Iterator[None]:
    """Import and make what a function needs; all of it stays.

    Args:
        compiled: the code of methods, if there is any.
    """
    with garbage_collection_paused(), _methods_used(_read(compiled)):
        yield
        gc.freeze()  # no later collection looks through it


def compile_methods(sources: list[str]) -> bytes:
    """Return what `quick_start` reads, of the sources that `written_methods` tells."""
    methods = {source: compile(source, "<dataclass>", "exec") for source in sorted(set(sources))}
    return MAGIC_NUMBER + marshal.dumps(methods)


@contextmanager
def written_methods() -> Iterator[list[str]]:
    """Collect the source that `dataclass` writes and compiles."""
    sources: list[str] = []

    def note(source: str | CodeType, *names: dict[str, Any]) -> None:
        if isinstance(source, str):
            sources.append(source)
        builtins.exec(source, *names)  # noqa: S102 - what `dataclasses` would do

    with _exec_replaced(note):
        yield sources


def _read(file: Path) -> Methods:
    """Read the code of methods; there is none for another Python."""
    data = file.read_bytes() if file.is_file() else b""
    if not data.startswith(MAGIC_NUMBER):
        return {}
    methods: Methods = marshal.loads(data.removeprefix(MAGIC_NUMBER))  # noqa: S302 - our own zip
    return methods


@contextmanager
def _methods_used(methods: Methods) -> Iterator[None]:
    run = getattr(dataclasses, "exec", builtins.exec)

    def run_compiled(source: str, *names: dict[str, Any]) -> None:
        run(methods.get(source, source), *names)

    with _exec_replaced(run_compiled):
        yield


@contextmanager
def _exec_replaced(run: Callable[..., None]) -> Iterator[None]:
    """Let the module `dataclasses` run source by a function; it hides Python's own there."""
    hidden = vars(dataclasses).get("exec")
    vars(dataclasses)["exec"] = run
    try:
        yield
    finally:
        if hidden:
            vars(dataclasses)["exec"] = hidden
        else:
            del vars(dataclasses)["exec"]
