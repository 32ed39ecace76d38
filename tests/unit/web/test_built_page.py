"""The built page in functions/api/page is that of the sources in web/, and keeps its promises."""

import gzip
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from functions.api.documents.reading_desk import FOLDER, page_files, page_html
from functions.api.middleware.compression import GZIP_LEVEL
from tests.support.web_packages import web_package

ROOT = Path(__file__).parents[3]
WEB = ROOT / "web"
SOURCES = sorted(path for path in (WEB / "src").rglob("*") if path.is_file())
FIRST_VIEW_BYTES = 60_000
"""Compressed script and style that the search view needs."""
REFERENCE = re.compile(r'"(?:\./)?([\w-]+\.[A-Z0-9]{8}\.(?:js|css|woff2))"')


def hash_of_sources() -> str:
    """The same as `hashOfSources` in web/build.mjs; types are erased by the build."""
    own = [WEB / name for name in ("build.mjs", "package-lock.json", "package.json")]
    types = WEB / "src" / "api" / "types.ts"
    paths = {path.relative_to(WEB).as_posix(): path for path in (*own, *SOURCES) if path != types}
    ordered = [path.relative_to(WEB).as_posix() for path in own]
    ordered += sorted(path for path in paths if path not in ordered)
    digest = hashlib.sha256()
    for name in ordered:
        digest.update(f"{name}\0".encode() + paths[name].read_bytes() + b"\0")
    return digest.hexdigest()


def first_files() -> set[str]:
    """The files that the page itself names, and those that they need at once."""
    named = set(re.findall(r"/page/([\w.-]+)", page_html("").decode()))
    waiting = sorted(named)
    while waiting:
        text = page_files()[waiting.pop()].body.decode()
        # A static import stands at the beginning of a statement; a view is loaded by import("…").
        needed = set(re.findall(r'(?:from|import)"\./([\w.-]+\.js)"', text)) - named
        named |= needed
        waiting += needed
    return named


def test_what_is_committed_is_built_from_the_sources() -> None:
    told = (FOLDER / "SOURCES.sha256").read_text(encoding="utf-8").strip()
    assert told == hash_of_sources(), "run: make web (and commit functions/api/page)"


@pytest.mark.long
def test_another_build_gives_the_same_files(tmp_path: Path) -> None:
    web_package("esbuild")
    copy = tmp_path / "web"
    shutil.copytree(WEB, copy, symlinks=True, ignore=shutil.ignore_patterns("node_modules"))
    (copy / "node_modules").symlink_to(WEB / "node_modules")
    subprocess.run(["node", "build.mjs"], cwd=copy, check=True, capture_output=True)
    built = tmp_path / "functions" / "api" / "page"
    assert {path.name: path.read_bytes() for path in built.iterdir()} == {
        path.name: path.read_bytes() for path in FOLDER.iterdir()
    }


def test_the_page_names_files_that_are_there() -> None:
    html = page_html("/v1").decode()
    assert len(re.findall(r'"/v1/page/[\w.-]+"', html)) == 2
    assert "{" not in html
    assert first_files() <= page_files().keys()


def test_every_file_is_named_by_its_hash_and_named_by_another() -> None:
    assert all(re.fullmatch(r"[\w-]+\.[A-Z0-9]{8}\.(js|css|woff2)", name) for name in page_files())
    texts = [page_html("").decode()]
    texts += [file.body.decode(errors="replace") for file in page_files().values()]
    assert all(any(name in text for text in texts) for name in page_files())


def test_the_first_view_is_small() -> None:
    bodies = [page_files()[name].body for name in first_files()]
    assert sum(len(gzip.compress(body, GZIP_LEVEL)) for body in bodies) <= FIRST_VIEW_BYTES


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(WEB)))
def test_sources_write_no_markup_and_run_no_text(path: Path) -> None:
    """Preact escapes whatever is shown, as long as nobody goes around it."""
    text = path.read_text(encoding="utf-8")
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    assert not re.search(forbidden, text)
    assert not re.search(r"https?://(?!www\.w3\.org/)", text), "nothing is loaded from elsewhere"


def test_every_folder_of_sources_can_be_overlooked() -> None:
    folders = {path.parent for path in SOURCES}
    crowded = [str(each) for each in folders if sum(p.parent == each for p in SOURCES) > 12]
    assert crowded == []


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path.suffix in (".ts", ".tsx")], ids=lambda path: path.name
)
def test_every_module_and_export_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(("/**", "// Generated"))
    bare = re.findall(r"(?<!\*/)\n(export (?:async )?(?:default )?(?:function|class) \w+)", text)
    assert bare == []


def test_the_lock_has_exact_versions_and_hashes_and_no_host() -> None:
    asked = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
    versions = [*asked["dependencies"].values(), *asked["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
    locked = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    packages = {name: each for name, each in locked.items() if name}
    assert len(packages) > len(versions)
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
    assert not any("resolved" in each for each in packages.values())


def test_licences_of_what_is_shipped_are_listed() -> None:
    locked = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    shipped = {
        name.removeprefix("node_modules/"): each["version"]
        for name, each in locked.items()
        if name and not each.get("dev")
    }
    listed = (WEB / "LICENSES.md").read_text(encoding="utf-8")
    missing = [f"{name} {v}" for name, v in shipped.items() if f"## {name} {v}" not in listed]
    assert missing == [], "run: make web"
