"""Several versions of an item in one object: the newest counts, also where it takes it back."""

from collections.abc import Iterable, Mapping

from shared.domain.errors import PermanentError


def newest_versions(items: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Give the newest version of each item.

    Args:
        items: name and version of each; a version that is no whole number counts as 0.
    """
    newest: dict[str, int] = {}
    for name, version in items:
        newest[name] = max(_number(version), newest.get(name, 0))
    return newest


def check_newest(name: str, version: str, newest: Mapping[str, int]) -> None:
    """Refuse a version of an item of which a newer one stands in the same object.

    Args:
        name: the item's name; empty where it has none, and nothing is newer then.
        version: its version.
        newest: what `newest_versions` gave.

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
