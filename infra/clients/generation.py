"""The generated files of the Python client and of the reading desk: where, and what is in them."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from functions.api.app import create_app
from functions.api.documents.openapi import build_openapi
from infra.clients.types import types_module
from infra.clients.typescript import typescript_module
from infra.clients.unasync import unasync

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "clients" / "python" / "src" / "summitry"
TYPES_FILE = PACKAGE / "types.py"
TYPESCRIPT_FILE = ROOT / "web" / "src" / "api" / "types.ts"


def generated_files() -> Mapping[Path, str]:
    """Return the text of every generated file by its path.

    Raises:
        ValueError: the API's description has a schema that has no type in Python or TypeScript.
        subprocess.CalledProcessError: ruff cannot read what was generated.
    """
    document = build_openapi(create_app(), "/v1")
    texts = {TYPES_FILE: types_module(document)}
    for source in sorted((PACKAGE / "asynchronous").glob("*.py")):
        texts[PACKAGE / "synchronous" / source.name] = unasync(source.read_text(encoding="utf-8"))
    formatted = {path: _formatted(text) for path, text in texts.items()}
    return formatted | {TYPESCRIPT_FILE: typescript_module(document)}


def _formatted(text: str) -> str:
    """Sort imports and break lines as everywhere; a loop that only yields becomes `yield from`."""
    sorted_ = _ruff(text, "check", "--quiet", "--fix", "--unsafe-fixes", "--select", "I,UP028")
    return _ruff(sorted_, "format", "--quiet")


def _ruff(text: str, *arguments: str) -> str:
    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run(  # noqa: S603 - ruff, with arguments of our own
        [ruff, *arguments, "--stdin-filename", TYPES_FILE, "-"],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
