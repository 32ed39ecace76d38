"""URLs of pages: absolute ones, and the page's own among those that it declares."""

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

_LONGEST = 2_000
_HOST = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*\.[^\W\d_][\w-]+", re.IGNORECASE)
# Usual addresses, which need no parsing: a host in Latin letters and a path.
_USUAL = re.compile(
    r"https?://(?:[a-z\d-]{1,63}\.){1,5}(?!local|internal)[a-z]{2,10}/[\w/.?=&%+~-]{0,1000}"
)
# What mobile and AMP editions add to the path of a page, and the index file of a folder.
_EDITION = re.compile(r"(?:/amp|\.amp|/index\.\w{3,5}|/)+$|^/amp(?=/)|(?<=\w)\.amp(?=\.html?$)")


def absolute_url(written: object, base: str | None = None) -> str | None:
    """Return the absolute http address of a page; None where there is none.

    Args:
        written: what a page declares. A relative address must begin with a slash or dots, because
            a word such as `true` is no address.
        base: the absolute address that relative ones extend; without it, these have no result.
    """
    if not isinstance(written, str):
        return None
    if _USUAL.fullmatch(written):
        return written
    address = "".join(written.split())
    if len(address) > _LONGEST or len(address) != len(written.strip()):
        return None
    try:
        if address.startswith("//"):
            address = f"{urlsplit(base or 'https:').scheme}:{address}"
        elif address.startswith(("/", "./", "../")):
            address = urljoin(base, address) if base else ""
        parts = urlsplit(address)
        return address if parts.scheme.lower() in ("http", "https") and _is_public(parts) else None
    except ValueError:  # brackets that hold no IPv6 address
        return None


def _is_public(parts: SplitResult) -> bool:
    host = (parts.hostname or "").rstrip(".")
    return bool(_HOST.fullmatch(host)) and not host.endswith((".local", ".localhost", ".internal"))


def page_url(declared: Iterable[object], base: str | None) -> str | None:
    """Return the first declared address that is not the site's front page."""
    found = (absolute_url(one, base) for one in declared)
    return next((one for one in found if one and not is_front_page(one)), None)


def first_absolute_url(declared: Iterable[object]) -> str | None:
    """Return the first declared address that is absolute."""
    return next((one for one in map(absolute_url, declared) if one), None)


def is_front_page(address: str) -> bool:
    """Return whether an absolute address is that of a site and not of a page in it."""
    parts = urlsplit(address)
    return not _place(parts) and not parts.query


def is_same_page(one: str, other: str) -> bool:
    """Return whether two addresses, absolute or relative, are of the same page.

    Hosts, editions for phones and queries may differ.
    """
    try:
        places = [_place(urlsplit(address)) for address in (one, other)]
    except ValueError:
        return False
    return bool(places[0]) and places[0] == places[1]


def names_page(address: str) -> bool:
    """Return whether an absolute address, or one that begins with a slash, is that of a page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(_place(parts)) and parts.path.startswith("/")


def _place(parts: SplitResult) -> str:
    return _EDITION.sub("", unquote(parts.path)).casefold()
