from dataclasses import dataclass
from typing import Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.vocabulary import codec


class Pair(NamedTuple):
    words: frozenset[str]
    gap: int


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    end: str | None
    kind: Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]
    pairs: dict[str, tuple[Pair, ...]]
    crossed: dict[tuple[str, str], str | None]
    flag: bool


leaves = st.builds(Leaf, st.text(), st.none() | st.text(), st.sampled_from(["a", "b"]))
pairs = st.builds(Pair, st.frozensets(st.text(max_size=3)), st.integers())
trees = st.builds(
    Tree,
    st.lists(leaves).map(tuple),
    st.dictionaries(st.text(), st.lists(pairs).map(tuple)),
    st.dictionaries(st.tuples(st.text(), st.text()), st.none() | st.text()),
    st.booleans(),
)


@pytest.mark.long
@given(trees)
def test_what_is_written_is_read_again(tree: Tree) -> None:
    data = codec.dump(tree, "head")
    assert codec.restore(Tree, data) == tree
    assert codec.header_of(data) == "head"


def test_equal_values_give_equal_bytes_whatever_the_order_of_their_sets() -> None:
    words = [str(number) for number in range(100)]
    one, other = (
        Tree((), {"x": (Pair(frozenset(order), 1),)}, {}, True) for order in (words, words[::-1])
    )
    assert codec.dump(one, "h") == codec.dump(other, "h")


def test_what_recurs_is_written_and_made_once() -> None:
    pair = Pair(frozenset({"word"}), 2)
    tree = Tree((), {"x": (pair,), "y": (pair,), "z": (pair, pair)}, {}, True)
    data = codec.dump(tree, "h")
    assert data.count(b"word") == 1
    read = codec.restore(Tree, data)
    assert read.pairs["x"] is read.pairs["y"]
    assert read.pairs["x"][0] is read.pairs["z"][1]


def test_a_type_that_cannot_be_told_apart_is_refused() -> None:
    @dataclass(frozen=True)
    class Unclear:
        value: str | int

    with pytest.raises(TypeError, match="cannot be told"):
        codec.dump(Unclear("x"), "h")


def test_keys_are_plain() -> None:
    @dataclass(frozen=True)
    class Keyed:
        values: dict[Pair, str]

    with pytest.raises(TypeError, match="is no key"):
        codec.dump(Keyed({}), "h")


def test_no_code_is_read() -> None:
    with pytest.raises(ValueError, match="bad marshal data"):
        codec.restore(Tree, b"head\n__import__('os')\n")
