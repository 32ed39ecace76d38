"""The query syntax: text to a tree, or an error that tells the position.

    query = all { "OR" all }
    all   = part { ["AND"] part }
    part  = [ "-" | "NOT" ] ( group | field ":" ( group | term ) | term )
    group = "(" query ")"
    term  = word | word "*" | '"' words '"' | "“" words "”"

Words beside each other must all occur. Every part of a query has an effect or is refused; none is
dropped. docs/search.md has the same rules for users.
"""

import re
from dataclasses import dataclass
from typing import Literal, cast

from shared.search.index.word_characters import has_word, is_invisible, visible
from shared.search.query.query_tree import (
    KEYWORD_FIELDS,
    TEXT_FIELDS,
    AllOf,
    AnyOf,
    Node,
    Not,
    QuerySyntaxError,
    Term,
)
from shared.vocabulary.normal_form import INVISIBLE

NO_WORD = "there is no word to search for"
MAX_LENGTH = 1000
"""Longest query in code points: some 150 words."""
MAX_DEPTH = 12
"""Deepest nesting of parentheses."""
MAX_TERMS = 64
"""Most terms: each becomes a clause over six fields, and the engine takes 1,024 clauses."""
MIN_PREFIX = 2
"""Fewest characters before `*`; a single letter would match a large part of the dictionary."""
SHOWN_CHARACTERS = 40
"""Longest part of a query that an error repeats."""

type TokenKind = Literal["open", "close", "or", "and", "not", "field", "phrase", "word", "end"]

_TOKEN = re.compile(
    rf"""(?P<open>\()|(?P<close>\))
      |(?P<or>OR(?=[\s(){INVISIBLE}]|$))|(?P<and>AND(?=[\s(){INVISIBLE}]|$))
      |(?P<not>NOT(?=[\s(){INVISIBLE}]|$)|-(?=[^\s)]))
      |(?P<field>[A-Za-z_]+:(?!//))
      |"(?P<phrase>[^"]*)"|[“”„](?P<quoted>[^“”„]*)[“”]
      |(?P<word>[^\s()"“”„]+)""",
    re.VERBOSE,
)
_FOREIGN = re.compile(r"(?P<before>[+!](?=[^\W\d]))|.*?(?P<after>[~^][\d.]*)$", re.DOTALL)
"""Marks that change the meaning of a word in other query languages and have no effect here."""
_STARRED = re.compile(r"\w(?P<star>\*)(?!\S)")
"""A star that looks like the end of a part of a word, within a phrase."""


@dataclass(frozen=True, slots=True)
class Token:
    """One lexical part of a query: its kind, its text and where it starts."""

    kind: TokenKind
    text: str
    position: int


def parse_query(text: str) -> Node | None:
    """Read a query.

    Args:
        text: what the caller typed.

    Returns:
        The tree, or None where the text is blank.

    Raises:
        QuerySyntaxError: the text breaks a rule of the syntax or one of its bounds.
    """
    if len(text) > MAX_LENGTH:
        raise QuerySyntaxError(f"a query has at most {MAX_LENGTH} characters", MAX_LENGTH)
    if not text.strip():
        return None
    tokens = tokenise(text)
    if len(tokens) == 1:
        raise QuerySyntaxError(NO_WORD, 0)
    return _Parser(tokens).parse()


def tokenise(text: str) -> list[Token]:
    """Split a query into tokens, the last one an `end`; an invisible character splits like a space.

    Raises:
        QuerySyntaxError: a quotation mark is never closed.
    """
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if text[position].isspace() or is_invisible(text[position]):
            position += 1
            continue
        found = _TOKEN.match(text, position)
        if found is None or found.lastgroup is None:
            raise QuerySyntaxError('a quotation mark (") is never closed', position)
        kind = cast(TokenKind, "phrase" if found.lastgroup == "quoted" else found.lastgroup)
        tokens.append(Token(kind, found.group(found.lastgroup), position))
        position = found.end()
    tokens.append(Token("end", "", len(text)))
    return tokens


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._terms = 0
        self._depth = 0

    def parse(self) -> Node:
        node = self._either(None)
        self._expect("end", "there is no parenthesis for this one to close")
        return node

    def _either(self, field: str | None) -> Node:
        options = [self._every(field)]
        while self._token.kind == "or":
            self._next()
            options.append(self._every(field))
        return AnyOf(tuple(options)) if len(options) > 1 else options[0]

    def _every(self, field: str | None) -> Node:
        self._reject_dangling()
        parts = [self._part(field)]
        while self._token.kind not in ("end", "close", "or"):
            if self._token.kind == "and":
                self._next()
                self._reject_dangling()
            parts.append(self._part(field))
        return AllOf(tuple(parts)) if len(parts) > 1 else parts[0]

    def _part(self, field: str | None) -> Node:
        if self._token.kind != "not":
            return self._operand(field)
        self._next()
        if self._token.kind in ("end", "close", "or", "and", "not"):
            raise QuerySyntaxError("there is nothing to leave out here", self._token.position)
        return Not(self._operand(field))

    def _operand(self, field: str | None) -> Node:
        token = self._next()
        if token.kind == "open":
            return self._group(field, token)
        if token.kind == "field":
            return self._limited(field, token)
        if token.kind in ("word", "phrase"):
            return self._term(field, token)
        raise QuerySyntaxError(f"a word is missing before {token.text}", token.position)

    def _group(self, field: str | None, opening: Token) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise QuerySyntaxError(
                f"parentheses are nested at most {MAX_DEPTH} deep", opening.position
            )
        node = self._either(field)
        if self._token.kind == "end":
            raise QuerySyntaxError("this parenthesis is never closed", opening.position)
        self._next()
        self._depth -= 1
        return node

    def _limited(self, outer: str | None, token: Token) -> Node:
        field = token.text[:-1]
        if field not in TEXT_FIELDS + KEYWORD_FIELDS:
            known = ", ".join(TEXT_FIELDS + KEYWORD_FIELDS)
            raise QuerySyntaxError(
                f'there is no field {field} (there are {known}); quote words that hold a ":"',
                token.position,
            )
        if outer is not None:
            raise QuerySyntaxError("a field stands within another field", token.position)
        if self._token.kind not in ("open", "word", "phrase"):
            raise QuerySyntaxError(f"the field {field} has no value", token.position)
        return self._operand(field)

    def _term(self, field: str | None, token: Token) -> Node:
        self._terms += 1
        if self._terms > MAX_TERMS:
            raise QuerySyntaxError(f"a query has at most {MAX_TERMS} terms", token.position)
        if field in KEYWORD_FIELDS:
            return _value(field, token)
        _reject_without_effect(token)
        if token.kind == "phrase":
            return Term(visible(token.text), "phrase", field, token.position)
        return _word(field, token)

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._tokens[self._at]
        if token.kind != "end":
            self._at += 1
        return token

    def _expect(self, kind: TokenKind, otherwise: str) -> None:
        if self._token.kind != kind:
            raise QuerySyntaxError(otherwise, self._token.position)

    def _reject_dangling(self) -> None:
        token = self._token
        if token.kind in ("or", "and"):
            raise QuerySyntaxError(f"{token.text} needs a word on its left side", token.position)
        if token.kind not in ("end", "close"):
            return
        last = self._tokens[self._at - 1] if self._at else token
        if token.kind == "close" and last.kind in ("open", "end", "close"):
            raise QuerySyntaxError("there is no word before this parenthesis", token.position)
        raise QuerySyntaxError(f"{last.text} needs a word on its right side", last.position)


def _value(field: str | None, token: Token) -> Term:
    """Read a whole value; every character counts, spaces and marks included."""
    if token.kind == "phrase" and token.text:
        return Term(token.text, "phrase", field, token.position)
    if token.kind == "phrase":
        raise QuerySyntaxError(f"the field {field} has no value", token.position)
    return _word(field, token)


def _reject_without_effect(token: Token) -> None:
    """Refuse what the index ignores: marks without a word, and signs of other query languages.

    Raises:
        QuerySyntaxError: there is such a part.
    """
    if not has_word(token.text):
        raise QuerySyntaxError(_why_no_word(token), token.position)
    if token.kind == "phrase":
        if star := _STARRED.search(token.text):
            at = _phrase_start(token) + star.start("star")
            raise QuerySyntaxError("a star means nothing within quotation marks", at)
    elif foreign := _FOREIGN.match(token.text):
        mark = foreign["before"] or foreign["after"]
        at = token.position + foreign.start("before" if foreign["before"] else "after")
        raise QuerySyntaxError(f"{mark} means nothing beside a word", at)


def _phrase_start(token: Token) -> int:
    """Return the place of a phrase's first character, after its quotation mark."""
    return token.position + 1


def _why_no_word(token: Token) -> str:
    if token.kind == "phrase" or token.text == "*":
        return NO_WORD
    if token.text == "-":
        return "a minus sign stands right before what is to be left out"
    shown = token.text[:SHOWN_CHARACTERS]
    return f"there is no word in {shown}, so that it means nothing: leave it out"


def _word(field: str | None, token: Token) -> Term:
    """Read a word or a prefix; a star anywhere but at the end is a mistake."""
    text = token.text if field in KEYWORD_FIELDS else visible(token.text)
    stem = text.removesuffix("*")
    if "*" in stem:
        at = token.position + token.text.index("*")
        raise QuerySyntaxError("a star stands only at the end of a word", at)
    if stem == text:
        return Term(stem, "word", field, token.position)
    if len(stem) < MIN_PREFIX:
        raise QuerySyntaxError(
            f"a star needs at least {MIN_PREFIX} characters before it", token.position
        )
    return Term(stem, "prefix", field, token.position)
