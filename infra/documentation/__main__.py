"""Write examples, guide and table of fields: `OPENSEARCH_URL=… python -m infra.documentation`."""

import os

from infra.documentation.answers import documented_api
from infra.documentation.guide import (
    EXAMPLES_FILE,
    GUIDE_FILE,
    SEARCH_FILE,
    examples_text,
    fields_text,
    guide_text,
)


def main() -> None:
    """Ask every question and write what was answered."""
    with documented_api(os.environ["OPENSEARCH_URL"]) as app:
        EXAMPLES_FILE.write_text(examples_text(app), encoding="utf-8")
        fields = SEARCH_FILE.read_text(encoding="utf-8")
        SEARCH_FILE.write_text(fields_text(fields), encoding="utf-8")
        guide = GUIDE_FILE.read_text(encoding="utf-8")
        GUIDE_FILE.write_text(guide_text(app, guide), encoding="utf-8")


if __name__ == "__main__":
    main()
