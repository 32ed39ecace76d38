"""A quick start: what it changes, and that nothing of it stays."""

import dataclasses
import gc
from pathlib import Path

import pytest

from shared.runtime.quick_start import COMPILED, compile_methods, quick_start, written_methods


def make_point() -> type:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 2

    return Point


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """The methods of a dataclass as a zip has them."""
    with written_methods() as sources:
        make_point()
    file = tmp_path / COMPILED.name
    file.write_bytes(compile_methods(sources))
    return file


def test_methods_of_the_file_are_not_compiled_again(compiled: Path) -> None:
    with written_methods() as sources, quick_start(compiled):
        point = make_point()
    assert sources == []
    assert point(1) == point(1, 2) != point(1, 3)
    assert repr(point(1)).endswith("Point(x=1, y=2)")
    with pytest.raises(dataclasses.FrozenInstanceError):
        point(1).x = 2


def test_other_methods_are_compiled_as_ever(compiled: Path) -> None:
    with written_methods() as sources, quick_start(compiled):

        @dataclasses.dataclass
        class Other:
            name: str

    assert len(sources) == 1
    assert Other("a") == Other("a")


@pytest.mark.parametrize("content", [b"", b"of another Python"])
def test_a_file_of_another_python_is_not_read(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / COMPILED.name
    file.write_bytes(content)
    with written_methods() as sources, quick_start(file):
        make_point()
    assert len(sources) == 1


def test_nothing_stays(tmp_path: Path) -> None:
    with quick_start(tmp_path / "missing"):
        assert not gc.isenabled()
    assert gc.isenabled()
    assert "exec" not in vars(dataclasses)
    assert not COMPILED.exists()
