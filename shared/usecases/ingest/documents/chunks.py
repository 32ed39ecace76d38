"""Chunks: a sequence cut into pieces of bounded length and bounded weight."""

from collections.abc import Callable, Iterable, Iterator


def in_chunks[T](
    items: Iterable[T], max_items: int, max_weight: int, weight: Callable[[T], int]
) -> Iterator[list[T]]:
    """Yield chunks in order, each as soon as it is full.

    Args:
        items: what is cut.
        max_items: the most items of a chunk.
        max_weight: a chunk ends with the item that brings it to this weight.
        weight: returns the weight of an item.
    """
    chunk: list[T] = []
    chunk_weight = 0
    for item in items:
        chunk.append(item)
        chunk_weight += weight(item)
        if len(chunk) == max_items or chunk_weight >= max_weight:
            yield chunk
            chunk, chunk_weight = [], 0
    if chunk:
        yield chunk
