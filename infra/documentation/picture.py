"""Terminal output as an SVG picture, for the documents."""

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS = 100

# rich's own picture, less the fonts that it would load from elsewhere.
FORMAT = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: system-ui, sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g></g></svg>
"""


def picture(output: str, title: str) -> str:
    """Draw terminal output.

    Args:
        output: what a command printed, colours and all.
        title: what stands above it, such as the command.

    Returns:
        An SVG document that loads nothing.
    """
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(output.rstrip()))
    return console.export_svg(title=title, code_format=FORMAT, unique_id="summitry")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture(sys.stdin.read(), sys.argv[2]), encoding="utf-8")
