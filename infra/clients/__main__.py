"""Write the generated files of the client and of the reading desk: `python -m infra.clients`."""

import sys

from infra.clients.generation import ROOT, generated_files


def main() -> None:
    """Write every file that is not as it should be, and name it on stdout."""
    for path, text in generated_files().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
