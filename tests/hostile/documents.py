"""Documents of word processors that are deep, wide or not what they seem."""

from collections.abc import Callable, Iterator

from tests.hostile.model import MIB, Hostile
from tests.unit.articles.builders import WORD, docx, paragraph, rtf, zipped


def documents() -> Iterator[Hostile]:
    words: dict[str, Callable[[], bytes]] = {
        "spaces": lambda: docx(paragraph(" " * (40 * MIB))),
        "elements": lambda: _loose("<w:p/>" * 3_000_000),
        "fewer-elements": lambda: _loose("<w:p/>" * 990_000),
        "deep": lambda: _loose("<w:p>" * 300_000),
        "deep-closed": lambda: docx("<w:p>" * 50_000 + "</w:p>" * 50_000),
        "deep-tables": lambda: docx("<w:tbl><w:tr><w:tc>" * 20_000),
        "runs": lambda: _loose(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 300_000}</w:p>"),
        "paragraphs": lambda: _loose(paragraph("a") * 200_000),
        "cells": lambda: _loose(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 300_000}</w:tr>"),
        "long-text": lambda: _loose(paragraph("word " * 500_000)),
        "attributes": lambda: docx(f"<w:p {' '.join(f'a{n}="b"' for n in range(100_000))}/>"),
        "namespaces": lambda: docx(f"<w:p {' '.join(f'xmlns:a{n}="b"' for n in range(50_000))}/>"),
        "styles": lambda: docx(
            paragraph("a"),
            styles="".join(f'<w:style w:styleId="{n}"><w:name/></w:style>' for n in range(90_000)),
        ),
        "title": lambda: docx(paragraph("a"), properties=f"<dc:title>{'a' * (4 * MIB)}</dc:title>"),
        "entities": lambda: zipped({"word/document.xml": _entities()}),
        "utf-16-entities": lambda: zipped({"word/document.xml": _entities().encode("utf-16")}),
        "relation-to-nothing": lambda: docx(paragraph("a"), part="word/").replace(
            b"word/", b"nowhere"[:5]
        ),
        "not-xml": lambda: zipped({"word/document.xml": bytes(1_000)}),
        "no-text": lambda: zipped({"[Content_Types].xml": "<a/>"}),
    }
    for name, make in words.items():
        yield Hostile(f"documents/{name}.docx", make)
    rich: dict[str, Callable[[], bytes]] = {
        "mark-alone": lambda: b"{\\rtf1",
        "deep": lambda: rtf("{" * (4 * MIB)),
        "words": lambda: rtf("\\b" * (8 * MIB)),
        "fewer-words": lambda: rtf("\\b" * 990_000),
        "hex": lambda: rtf("\\'e9" * 990_000),
        "paragraphs": lambda: rtf("a\\par" * 490_000),
        "cells": lambda: rtf("\\intbl a\\cell" * 330_000),
        "fonts": lambda: rtf("{\\fonttbl" + "{\\f1\\fcharset204 A;}" * 190_000 + "}a"),
        "styles": lambda: rtf("{\\stylesheet" + "{\\s1 A;}" * 240_000 + "}a"),
        "picture": lambda: rtf("a{\\pict " + "0a" * (9 * MIB) + "}"),
        "binary": lambda: rtf("a{\\pict\\bin999999999 ") + b"\\{" * MIB,
        "one-text": lambda: rtf("a" * (19 * MIB)),
        "brackets": lambda: rtf("{}" * 490_000),
        "numbers": lambda: rtf("\\u999999999?\\uc-5 \\ansicpg999999999 \\f-1 \\s-9 words"),
        "closed-early": lambda: rtf("a}") + b"{b}" * 9,
    }
    for name, make in rich.items():
        yield Hostile(f"documents/{name}.rtf", make)


def _loose(blocks: str) -> bytes:
    """A document that is not packed, so that its ratio is no reason to refuse it."""
    return docx(blocks, packed=False)


def _entities() -> str:
    kinds = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<!DOCTYPE d [<!ENTITY e0 "word ">{kinds}]><d xmlns:w="{WORD}"><w:p><w:r><w:t>&e9;</w:t>'
        "</w:r></w:p></d>"
    )
