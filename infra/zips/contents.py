"""What a zip does not need, taken out of its folder: `python -m infra.zips.contents FOLDER`.

Then it gets the code of dataclasses' methods.
"""

import compileall
import shutil
import sys
from pathlib import Path
from py_compile import PycInvalidationMode

from infra.zips.dataclass_methods import write_methods

OWN = ("functions", "shared")
"""Our own packages keep their sources, so that a traceback in the log quotes the line."""
WITH_SOURCES = (*OWN, "anyio")
"""anyio reads its own source, to import its parts when they are used; else it imports all."""
SERVICES = ("s3", "sqs", "sts")
"""The services whose descriptions botocore reads for us."""
UNUSED = (
    # Data of locales, of which courlan would look up languages of URLs for a crawler.
    "babel/locale-data",
    # The engine's client for asyncio, which opensearch-py does without where aiohttp is missing.
    *("opensearchpy/_async/client", "opensearchpy/_async/plugins"),
    # Powertools for other events and stores; `batch` and `data_classes` are used.
    "aws_lambda_powertools/event_handler",
    *(
        f"aws_lambda_powertools/utilities/{part}"
        for part in (
            *("data_masking", "feature_flags", "idempotency", "kafka", "parameters", "parser"),
            *("serialization", "streaming", "validation"),
        )
    ),
    # Models of pydantic 1, which FastAPI looks for; it does without where they are missing.
    "pydantic/v1",
    # Commands of packages, and an installer's files.
    *("bin", "dateparser_cli", "dateparser_scripts"),
)
_SOURCES = ("*.pyi", "*.pyx", "*.pxd", "*.c", "*.h", "*.cpp", "*.cc")


def take_out(folder: Path) -> None:
    """Take out of a zip's folder what its function never reads, and make bytecode.

    A package of others keeps its bytecode alone: it is half as large, and is found with fewer
    look-ups. Bytecode does not look at timestamps: a zip's are all of 1980, and ordinary bytecode
    would be compiled at every cold start.

    Args:
        folder: installed packages beside our own.
    """
    for part in UNUSED:
        shutil.rmtree(folder / part, ignore_errors=True)
    for service in (folder / "botocore/data").iterdir():
        if service.is_dir() and service.name not in SERVICES:
            shutil.rmtree(service)
    for name in ("__pycache__", "tests"):
        for found in [path for path in folder.rglob(name) if path.is_dir()]:
            shutil.rmtree(found, ignore_errors=True)
    for path in folder.iterdir():
        _compile(path, beside=path.name not in WITH_SOURCES)


def _compile(path: Path, *, beside: bool) -> None:
    mode = PycInvalidationMode.UNCHECKED_HASH
    if path.is_dir():
        compileall.compile_dir(path, quiet=1, legacy=beside, invalidation_mode=mode)
    elif path.suffix == ".py":
        compileall.compile_file(path, quiet=1, legacy=beside, invalidation_mode=mode)
    if not beside:
        return
    sources = [path] if path.is_file() else [*path.rglob("*.py")]
    for source in sources:
        if source.with_suffix(".pyc").exists():
            source.unlink()
    for pattern in _SOURCES:
        for source in path.rglob(pattern):
            source.unlink()


if __name__ == "__main__":
    take_out(Path(sys.argv[1]))
    write_methods(Path(sys.argv[1]))
