"""The version of the rules: a hash of all that decides which tags a text gets.

It follows from the parsed code of the rules and from their word lists, and from nothing else: a
changed condition, weight or word gives another version; a comment, a docstring, a layout or the
place of a file does not. A renamed function or constant does, for its name is part of the code.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMPILED = Path(__file__).with_name("rules_version.txt")
"""Beside the code in a Lambda's zip, which has no time to parse; absent in a checkout."""

RULES = ("shared/extraction", "shared/vocabulary")
"""Folders whose code decides."""
WORD_LISTS = "shared/extraction"
"""Folder whose `data` folders hold the words; the vocabulary has a version of its own."""
NO_RULES = frozenset(
    {
        "shared/extraction/events/diagnosis.py",
        "shared/extraction/record.py",
        "shared/extraction/text/compiled_index.py",
        "shared/extraction/version.py",
        "shared/vocabulary/checks",
        "shared/vocabulary/codec.py",
        "shared/vocabulary/loader.py",
    }
)
"""Code of these folders that changes no tag: it writes, reads back, checks or counts."""

type _Imports = list[tuple[str, str, str]]
"""What a module imports: the other module, the name in it or an empty string, the name here."""


@cache
def rules_version() -> str:
    """Return the version of the rules of this process: 8 hexadecimal digits.

    A zip tells it in a file that `infra.vocabulary.compilation` writes; a checkout works it out.
    """
    if COMPILED.is_file():
        return COMPILED.read_text("ascii").strip()
    return version_of_rules(ROOT)


def version_of_rules(root: Path) -> str:
    """Return the version of the rules in a source tree.

    Args:
        root: folder that holds `shared`.

    Raises:
        SyntaxError: a module cannot be parsed.
    """
    return version_of_sources(_read_code(root), _read_word_lists(root))


def version_of_sources(code: Mapping[str, str], word_lists: Mapping[str, str]) -> str:
    """Return the version of the given rules.

    Args:
        code: source of each module by its dotted name.
        word_lists: text of each list by its path.
    """
    modules = {name: _parse(source) for name, source in code.items()}
    digests = {name: digest for name, (digest, _) in modules.items()}
    facts = [_digest_words(text) for text in word_lists.values()]
    for digest, imports in modules.values():
        bound = sorted((_origin(module, digests), *names) for module, *names in imports)
        facts.append(f"{digest} {bound}")
    return _hash("\n".join(sorted(set(facts))))[:8]  # one more package without code is no rule


def _origin(module: str, digests: Mapping[str, str]) -> str:
    """Return what a name is imported from: of our own modules the content, not the place."""
    return digests.get(module, "") if module.startswith("shared.") else module


def _read_code(root: Path) -> dict[str, str]:
    return {
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): text
        for folder in RULES
        for path in sorted((root / folder).rglob("*.py"))
        if not any(path.is_relative_to(root / other) for other in NO_RULES)
        for text in [path.read_text("utf-8")]
    }


def _read_word_lists(root: Path) -> dict[str, str]:
    files = sorted((root / WORD_LISTS).rglob("data/*"))
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def _parse(source: str) -> tuple[str, _Imports]:
    """Return the digest of a module's code, and apart from it its imports: they name places."""
    imports: _Imports = []
    return _hash("\0".join(_parts(ast.parse(source), imports))), imports


def _parts(node: object, imports: _Imports) -> Iterator[str]:
    """Yield what a syntax tree holds, without positions, docstrings and imports."""
    if isinstance(node, ast.AST):
        yield type(node).__name__
        for field in node._fields:
            yield from _parts(getattr(node, field, None), imports)
    elif isinstance(node, list):
        yield "["
        for item in node:
            if isinstance(item, ast.Import | ast.ImportFrom):
                imports += _names(item)
            elif not _is_silent(item):
                yield from _parts(item, imports)
        yield "]"
    else:
        yield repr(node)


def _names(node: ast.Import | ast.ImportFrom) -> _Imports:
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "", it.name, it.asname or it.name) for it in node.names]
    return [(it.name, "", it.asname or it.name) for it in node.names]


def _is_silent(node: object) -> bool:
    """Return whether a statement does nothing: a docstring, or what stands for no statement."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return isinstance(node, ast.Pass)


def _digest_words(text: str) -> str:
    """Return the digest of a word list; its comments and line breaks make no difference."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return _hash(" ".join(" ".join(lines).split()))


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
