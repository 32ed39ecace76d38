"""A codec between frozen data and bytes, directed by the annotations of the types.

The bytes are Python's own for plain values (`marshal`, which bytecode is written in too): they are
read in half of JSON's time, sets and tuples as such. They know no dataclasses: the type tells what
a list is. So only values are written, and nothing but data can be read. Equal values give equal
bytes. Thousands of sets of words, named tuples and rows of named tuples are equal: each is written
and made once.
"""

import marshal
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import partial
from types import UnionType
from typing import Any, Literal, TypeAliasType, Union, get_args, get_origin, get_type_hints

type Convert = Callable[[Any], Any] | None
"""Converts a value; None where the value stays as it is."""
type Pools = dict[str, list[Any]]
"""The shared values, by the name of their type."""

_FORMAT = 2
"""Of `marshal`: later ones tell which values are one object, so equal ones differ in bytes."""


def dump(value: object, head: str) -> bytes:
    """Encode a value of a dataclass type, below a line of text."""
    encoder = _Encoder()
    encoded = _apply(encoder.of(type(value)), value)
    return f"{head}\n".encode("ascii") + marshal.dumps((encoder.pools, encoded), _FORMAT)


def header_of(data: bytes) -> str:
    """Return the line of text that `dump` wrote first."""
    return data.partition(b"\n")[0].decode()


def restore[T](type_: type[T], data: bytes) -> T:
    """Decode what `dump` made of a value of `type_`.

    Raises:
        ValueError, EOFError: the data are something else.
        TypeError: the value had another type.
    """
    pools, encoded = marshal.loads(data.partition(b"\n")[2])  # noqa: S302 - from our own zip
    value: T = _apply(_Decoder(pools).of(type_), encoded)
    return value


def _apply(convert: Convert, value: Any) -> Any:
    return convert(value) if convert else value


def _plain(type_: Any) -> Any:
    """Return the type without what values tell: names of types, literals, `| None`."""
    if isinstance(type_, TypeAliasType):
        return _plain(type_.__value__)
    if get_origin(type_) is Literal:
        return str
    if get_origin(type_) in (Union, UnionType):
        kinds = {_plain(kind) for kind in get_args(type_)} - {type(None)}
        if kinds != {str}:
            raise TypeError(f"{type_} cannot be told apart")
        return str
    return type_


def _members(type_: Any) -> dict[str, Any]:
    """Return the types of the fields of a dataclass or named tuple, by name, in order."""
    hints = get_type_hints(type_)
    names = [field.name for field in fields(type_)] if is_dataclass(type_) else type_._fields
    return {name: hints[name] for name in names}


def _row_name(type_: Any) -> str | None:
    """Return the name of the pool of tuples of a named tuple; None where the type is another."""
    return f"{type_.__name__}..." if hasattr(type_, "_fields") else None


def _values(type_: Any, of: Callable[[Any], Convert]) -> Convert:
    """Return what converts the values of a dict by `of`; its keys are written as they are."""
    key, value = get_args(type_)
    if of(key):
        raise TypeError(f"{key} is no key of a dict that can be written")
    convert = of(value)
    return convert and (lambda items: {k: convert(v) for k, v in items.items()})


def _maker(type_: type[Any]) -> Callable[[list[Any]], Any]:
    """Return what makes a dataclass or named tuple of the values of all its fields, in order."""
    if is_dataclass(type_):
        return lambda items: type_(*items)
    return partial(tuple.__new__, type_)  # what its own `__new__` calls, at half the time


class _Encoder:
    """An encoder: functions from values to plain values, and the pools that they fill."""

    def __init__(self) -> None:
        self.pools: Pools = {}
        self._places: dict[Any, int] = {}

    def of(self, type_: Any) -> Convert:
        """Return the function that encodes values of a type."""
        type_ = _plain(type_)
        if type_ in (str, int, bool):
            return None
        origin, kinds = get_origin(type_), get_args(type_)
        if origin is frozenset:
            return self._shared("frozenset", frozenset)
        if origin is tuple:
            if kinds[-1] is not Ellipsis:
                return self._parts(kinds) if any(map(self.of, kinds)) else None
            each, row = self._each(kinds[0]), _row_name(kinds[0])
            return self._shared(row, each) if row and each else each
        if origin is dict:
            return _values(type_, self.of)
        parts = self._parts(tuple(_members(type_).values()))
        if not is_dataclass(type_):
            return self._shared(type_.__name__, parts)
        names = tuple(_members(type_))
        return lambda item: parts([getattr(item, name) for name in names])

    def _each(self, kind: Any) -> Convert:
        convert = self.of(kind)
        return convert and (lambda items: [convert(item) for item in items])

    def _parts(self, kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
        converts = [self.of(kind) for kind in kinds]
        return lambda items: [_apply(*pair) for pair in zip(converts, items, strict=True)]

    def _shared(self, name: str, convert: Callable[[Any], Any]) -> Callable[[Any], int]:
        pool = self.pools.setdefault(name, [])

        def place(value: Any) -> int:
            key = (name, value)
            if key not in self._places:
                encoded = convert(value)
                self._places[key] = len(pool)
                pool.append(encoded)
            return self._places[key]

        return place


class _Decoder:
    """A decoder: functions from plain values to values, which share the values of the pools."""

    def __init__(self, pools: Pools) -> None:
        self._pools = pools
        self._made: dict[str, list[Any]] = {}

    def of(self, type_: Any) -> Convert:
        """Return the function that decodes values of a type."""
        type_ = _plain(type_)
        if type_ in (str, int, bool):
            return None
        origin, kinds = get_origin(type_), get_args(type_)
        if origin is frozenset:
            return self._shared("frozenset", None)
        if origin is tuple:
            if kinds[-1] is not Ellipsis:
                return self._parts(kinds, tuple) if any(map(self.of, kinds)) else None
            each, row = self._each(kinds[0]), _row_name(kinds[0])
            return self._shared(row, each) if row and each else each
        if origin is dict:
            return _values(type_, self.of)
        make = self._parts(tuple(_members(type_).values()), _maker(type_))
        return make if is_dataclass(type_) else self._shared(type_.__name__, make)

    def _each(self, kind: Any) -> Convert:
        convert = self.of(kind)
        return convert and (lambda items: tuple(map(convert, items)))

    def _parts(
        self, kinds: tuple[Any, ...], make: Callable[[list[Any]], Any]
    ) -> Callable[[Any], Any]:
        """Return a function that decodes a list with a type for each place, then calls `make`."""
        converts = [(place, self.of(kind)) for place, kind in enumerate(kinds)]
        changed = [(place, convert) for place, convert in converts if convert]

        def decode(items: list[Any]) -> Any:
            for place, convert in changed:
                items[place] = convert(items[place])
            return make(items)

        return decode if changed else make

    def _shared(self, name: str, make: Convert) -> Callable[[int], Any]:
        if name not in self._made:
            pool = self._pools[name]
            self._made[name] = [make(item) for item in pool] if make else pool
        return self._made[name].__getitem__
