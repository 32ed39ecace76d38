"""Cuts a long row of things into chunks that are bounded by number and by weight."""

from collections.abc import Callable, Iterable, Iterator


def in_chunks[T](
    things: Iterable[T], most: int, heaviest: int, weight: Callable[[T], int]
) -> Iterator[list[T]]:
    """Give chunks in order, each as soon as it is full.

    Args:
        things: what is cut.
        most: things of a chunk.
        heaviest: a chunk ends with the thing that brings it to this weight.
        weight: tells a thing's.
    """
    chunk: list[T] = []
    weighs = 0
    for thing in things:
        chunk.append(thing)
        weighs += weight(thing)
        if len(chunk) == most or weighs >= heaviest:
            yield chunk
            chunk, weighs = [], 0
    if chunk:
        yield chunk
