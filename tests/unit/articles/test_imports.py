"""What reading costs before a file of a rarer kind comes."""

import subprocess
import sys

HEAVY = (
    "trafilatura",
    "lxml",
    "pypdf",
    "warcio",
    "fasttext",
    "numpy",
    "charset_normalizer",
    "defusedxml",
)


def test_the_module_itself_is_light() -> None:
    code = "import sys, shared.articles; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())


def test_english_text_and_json_load_nothing_more() -> None:
    code = (
        "import io, sys; from datetime import UTC, datetime\n"
        "from shared.articles import Moments, read_articles\n"
        "moments = Moments.at(datetime.now(UTC))\n"
        "text = b'The talks\\n\\nThe envoys said that the talks with the premier were over.'\n"
        'record = b\'{"text": "The envoys said that the talks with the premier were over."}\'\n'
        "list(read_articles(io.BytesIO(text), 'a.txt', moments=moments))\n"
        "list(read_articles(io.BytesIO(record), 'a.jsonl', moments=moments))\n"
        "print(' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())
