"""Takes what extraction has gained into floors.json and known_gaps.json.

Run as `python -m tests.golden.raise_floors`. Floors only go up and gaps only
close; what got worse stays as it is there, and its test fails.
"""

import json
import sys
from pathlib import Path

from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from tests.golden.comparing import FLOORS, KNOWN_GAPS, all_gaps, scores


def main() -> None:
    """Rewrite both files."""
    vocabulary = load()
    extractor = Extractor(vocabulary)
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    now = scores(extractor, vocabulary)
    raised = {
        facet: {
            name: max(value, floors.get(facet, {}).get(name, 0.0)) for name, value in row.items()
        }
        for facet, row in now.items()
    }
    known = json.loads(KNOWN_GAPS.read_text("utf-8")) if KNOWN_GAPS.exists() else {}
    left = {
        id: sorted(found & {*known.get(id, found)})
        for id, found in all_gaps(extractor).items()
        if found
    }
    _write(FLOORS, raised)
    _write(KNOWN_GAPS, left)
    sys.stdout.write(f"{json.dumps(now)}\n{sum(map(len, left.values()))} gaps\n")


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
