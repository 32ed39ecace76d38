"""The minimum scores of extraction: raised after a gain, with the known gaps.

Run as `python -m tests.golden.minimum_scores`. Minimum scores only rise, and gaps only disappear.
What got worse stays in the files as it is, and its test fails.
"""

import json
import sys
from pathlib import Path

from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from tests.golden.gold_comparison import KNOWN_GAPS, MINIMUM_SCORES, all_gaps, scores


def main() -> None:
    """Rewrite minimum_scores.json and known_gaps.json."""
    vocabulary = load()
    extractor = Extractor(vocabulary)
    minimum = json.loads(MINIMUM_SCORES.read_text("utf-8")) if MINIMUM_SCORES.exists() else {}
    now = scores(extractor, vocabulary)
    raised = {
        facet: {
            name: max(value, minimum.get(facet, {}).get(name, 0.0)) for name, value in row.items()
        }
        for facet, row in now.items()
    }
    known = json.loads(KNOWN_GAPS.read_text("utf-8")) if KNOWN_GAPS.exists() else {}
    left = {
        id: sorted(found & {*known.get(id, found)})
        for id, found in all_gaps(extractor).items()
        if found
    }
    _write(MINIMUM_SCORES, raised)
    _write(KNOWN_GAPS, left)
    sys.stdout.write(f"{json.dumps(now)}\n{sum(map(len, left.values()))} gaps\n")


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
