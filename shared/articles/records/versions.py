"""The versions of an item in one object, of which the newest counts, even if it withdraws it."""

from collections.abc import Iterable, Mapping

from shared.domain.errors import PermanentError


def newest_versions(items: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return the number of the newest version of each item.

    Args:
        items: the name and version of each; a version that is not a whole number counts as 0.
    """
    newest: dict[str, int] = {}
    for name, version in items:
        newest[name] = max(_number(version), newest.get(name, 0))
    return newest


def check_newest(name: str, version: str, newest: Mapping[str, int]) -> None:
    """Check that no newer version of an item is in the same object.

    Args:
        name: the item's name; empty where it has none, and then no version is newer.
        version: its version.
        newest: the result of `newest_versions`.

    Raises:
        PermanentError: `superseded`.
    """
    if name and _number(version) < newest.get(name, 0):
        raise PermanentError(
            "superseded",
            f"Version {newest[name]} of {name[:100]}, in the same file, takes the place of this "
            f"version {_number(version)}.",
        )


def _number(version: str) -> int:
    return int(version) if version.isdecimal() and len(version) < 19 else 0
