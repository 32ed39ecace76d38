"""Write examples, guide and table of fields anew: `python -m infra.documentation`."""

import logging
from pathlib import Path

from infra.documentation.answers import documented_api
from infra.documentation.guide import (
    EXAMPLES_FILE,
    GUIDE_FILE,
    SEARCH_FILE,
    examples_text,
    fields_text,
    guide_text,
)
from infra.local.engine.server import opensearch
from infra.local.folders import find_folders
from infra.local.process.ports import free_port
from infra.local.progress import SilentProgress

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Ask every question and write the answers; OPENSEARCH_URL spares the start of an engine."""
    logging.getLogger("api").setLevel(logging.WARNING)  # a line for each request helps nobody here
    folders = find_folders(ROOT)
    task = SilentProgress().task("OpenSearch")
    with (
        folders.scratch_folder("data") as data,
        opensearch(folders, data / "opensearch", task, free_port()) as engine,
        documented_api(engine.url) as app,
    ):
        EXAMPLES_FILE.write_text(examples_text(app), encoding="utf-8")
        fields = SEARCH_FILE.read_text(encoding="utf-8")
        SEARCH_FILE.write_text(fields_text(fields), encoding="utf-8")
        guide = GUIDE_FILE.read_text(encoding="utf-8")
        GUIDE_FILE.write_text(guide_text(app, guide), encoding="utf-8")
    for file in (EXAMPLES_FILE, SEARCH_FILE, GUIDE_FILE):
        print(f"wrote {file.relative_to(ROOT)}")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main()
