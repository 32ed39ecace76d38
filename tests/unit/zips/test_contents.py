"""Each zip, built as `sam build` does, is small and needs nothing else to start and to read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from infra.zips.dataclass_methods import START_ENVIRONMENT

ROOT = Path(__file__).parents[3]
MEGABYTE = 1_000_000
READ = """
import re, sys
from datetime import UTC, datetime
from pathlib import Path
sys.path = sys.argv[1:2] + [path for path in sys.path if "site-packages" not in path]
from shared.extraction.text import compiled_index
compiled_index.build_index = None  # the zip has it ready-made
from shared.runtime.quick_start import written_methods
with written_methods() as written:
    import functions.ingest.handler as ingest
assert written == [], "methods that the zip does not have ready-made"
assert ingest.dependencies.cache_info().currsize == 1, "not made in the phase INIT"
from shared.articles import Moments, read_articles
from shared.articles.language.detection import detect_language
for path in sorted(Path(sys.argv[2]).iterdir()):
    with path.open("rb") as stream:
        read = list(read_articles(stream, path.name, moments=Moments.at(datetime.now(UTC))))
    assert read and all(article.title for article in read), path
assert detect_language("Die Minister haben die neue Brücke gemeinsam eröffnet.") == "de"
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
ANSWER = """
import sys
sys.path = sys.argv[1:2] + [path for path in sys.path if "site-packages" not in path]
from shared.runtime.quick_start import written_methods
with written_methods() as written:
    import functions.api.handler as api
assert written == [], "methods that the zip does not have ready-made"
api.app.openapi()
"""


@pytest.fixture(scope="module")
def zips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of both functions as they are zipped."""
    folders = {}
    for function in ("Ingest", "Api"):
        folders[function] = tmp_path_factory.mktemp(function)
        subprocess.run(
            ["make", f"build-{function}Function", f"ARTIFACTS_DIR={folders[function]}"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
    return folders


def run(code: str, *arguments: str | Path) -> str:
    """What a fresh interpreter prints, without this environment's packages."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | START_ENVIRONMENT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.long
@pytest.mark.parametrize(("function", "most"), [("Ingest", 60), ("Api", 30)])
def test_a_zip_is_small(zips: dict[str, Path], function: str, most: int) -> None:
    size = sum(path.stat().st_size for path in zips[function].rglob("*") if path.is_file())
    assert size <= most * MEGABYTE


@pytest.mark.long
def test_ingest_reads_each_format_with_its_own_content_alone(zips: dict[str, Path]) -> None:
    kilobytes = int(run(READ, zips["Ingest"], ROOT / "tests/data/newsroom"))
    assert kilobytes <= 200_000


@pytest.mark.long
def test_the_api_starts_with_its_own_content_alone(zips: dict[str, Path]) -> None:
    run(ANSWER, zips["Api"])


@pytest.mark.long
@pytest.mark.parametrize("function", ["Ingest", "Api"])
def test_our_own_packages_and_anyio_keep_their_sources(
    zips: dict[str, Path], function: str
) -> None:
    sources = {path.relative_to(zips[function]).parts[0] for path in zips[function].rglob("*.py")}
    assert sources - {"anyio"} == {"functions", "shared"}
