"""Hashes of files and folders; equal ones mean that work is done already."""

import hashlib
from collections.abc import Sequence
from pathlib import Path


def digest(paths: Sequence[Path]) -> str:
    """Hash the names and contents of files, and of all files in folders; the hash is short."""
    total = hashlib.sha256()
    for path in paths:
        for file in [path] if path.is_file() else sources(path):
            total.update(f"{file.relative_to(path.parent)}\0".encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]


def sources(folder: Path) -> list[Path]:
    """List the files of a folder that someone wrote, in a fixed order."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if "__pycache__" not in path.parts)
