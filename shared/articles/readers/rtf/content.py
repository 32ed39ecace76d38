"""The paragraphs of an RTF document, by the rules of Microsoft's specification 1.9.1."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from shared.articles.readers.documents import join_row
from shared.articles.readers.rtf.charsets import (
    DEFAULT,
    ENCODING_WORDS,
    code_page_encoding,
    font_encoding,
)
from shared.articles.readers.rtf.tokens import Token
from shared.articles.streams.limits import TEXT_BYTES
from shared.domain.errors import PermanentError

_DEPTH = 500
# Groups that are not shown, or not in the text.
_SKIPPED = frozenset(
    "aftncn aftnsep aftnsepc annotation atnauthor atnid atndate atnref bkmkend bkmkstart "
    "buptim category colortbl comment company datafield datastore do doccomm docvar falt fchars "
    "ffdeftext ffname fldinst filetbl footer footerf footerl footerr footnote ftncn ftnsep ftnsepc "
    "generator header headerf headerl headerr hlinkbase keywords lchars latentstyles listtable "
    "listoverridetable listtext manager nonesttables nonshppict objdata operator panose pgdsctbl "
    "pict pntext pntxta pntxtb printim private revtbl revtim rsidtbl rxe shprslt sn sp subject sv "
    "tc template themedata txe userprops wgrffmtfilter xe xmlnstbl".split()
)
# Groups with shown text that old programs may skip.
_SHOWN = frozenset({"shpinst", "shptxt"})
_WRITTEN = {
    "tab": "\t",
    "line": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_SYMBOLS = {"~": "\xa0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
_ENDS = frozenset({"par", "sect", "page", "column"})
_CELL_ENDS = frozenset({"cell", "nestcell"})
_ROW_ENDS = frozenset({"row", "nestrow"})
_TOLD = frozenset({"title", "author", "creatim"})
_TABLES = frozenset({"info", "fonttbl", "stylesheet"})
_OF_PARAGRAPHS = frozenset({"pard", "s", "outlinelevel", "intbl"})
_NAME_CHARACTERS = 1_000
_MOMENT = ("yr", "mo", "dy", "hr", "min")


@dataclass(slots=True)
class StyledParagraph:
    """A paragraph: its words, the number of its style, and its level in the outline or None."""

    text: str
    style: int = 0
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    r"""The settings until the last bracket of a group.

    Attributes:
        place: `text`, `skipped`, or the word of a table or property.
        hidden: whether the words are hidden or deleted.
        skips: how many characters after a `\u` are for programs that do not know it.
        font: number of the font.
    """

    place: str = "text"
    hidden: bool = False
    skips: int = 1
    font: int | None = None


@dataclass(slots=True)
class ContentParser:
    """A parser that collects the paragraphs of a document, token by token.

    Attributes:
        paragraphs: the complete paragraphs, in order; a row of short cells is one paragraph.
        styles: the names of styles in lower case, by number.
        properties: the document's properties `title` and `author`.
        is_closed: whether its last bracket was read.
    """

    paragraphs: list[StyledParagraph] = field(default_factory=list)
    styles: dict[int, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=lambda: defaultdict(str))
    is_closed: bool = False
    _groups: list[_Group] = field(default_factory=list)
    _group: _Group = field(default_factory=_Group)
    _fonts: dict[int, str] = field(default_factory=dict)
    _encoding: str = DEFAULT
    _bytes: bytearray = field(default_factory=bytearray)
    _words: list[str] = field(default_factory=list)
    _characters: int = 0
    _left: int = 0
    _starred: bool = False
    _style: int = 0
    _level: int | None = None
    _cell: list[str] = field(default_factory=list)
    _cells: list[list[str]] = field(default_factory=list)
    _moment: dict[str, int] = field(default_factory=dict)
    _in_table: bool = False
    _defined: int = 0

    def take(self, token: Token) -> None:
        """Handle the next token.

        Raises:
            PermanentError: `too-deep` or `text-too-long`.
        """
        if token.data:
            self._take_bytes(token.data)
            return
        self._flush()
        if token.bracket:
            self._take_bracket(token.bracket)
        elif token.symbol:
            self._take_symbol(token.symbol)
        else:
            self._take_word(token.word, token.number)

    def created(self) -> str:
        """Return when the file was made, in ISO 8601; empty where the file has no such date."""
        year, month, day, hour, minute = (self._moment.get(name, 0) for name in _MOMENT)
        return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00" if year else ""

    def _take_bytes(self, data: bytes) -> None:
        skipped = min(self._left, len(data))
        self._left -= skipped
        if self._group.place != "skipped":
            self._bytes += data[skipped:]

    def _take_bracket(self, bracket: str) -> None:
        self._left, self._starred = 0, False
        if bracket == "{":
            if len(self._groups) >= _DEPTH:
                raise PermanentError(
                    "too-deep", f"The document has more than {_DEPTH} nested groups."
                )
            self._groups.append(self._group)
            self._defined = 0
            return
        self._group = self._groups.pop() if self._groups else self._group
        if not self._groups:
            self._end_paragraph()
            self._end_row()
            self.is_closed = True

    def _take_symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in "\r\n":
            self._end_paragraph()
        elif symbol in _SYMBOLS:
            self._write(_SYMBOLS[symbol])

    def _take_word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        place = self._group.place
        if place == "skipped":
            return
        if word in _SKIPPED or (starred and word not in _SHOWN):
            self._go("skipped")
        elif place == "info":
            self._go(word if word in _TOLD else "skipped")
        elif place == "creatim":
            self._moment[word] = number or 0
        elif word in _TABLES:
            self._go(word)
        elif place in ("fonttbl", "stylesheet"):
            self._define(word, number)
        elif word == "u":
            self._write(chr((number or 0) & 0xFFFF))
            self._left = self._group.skips
        elif place == "text":
            self._show(word, number)

    def _go(self, place: str) -> None:
        self._group = replace(self._group, place=place)

    def _define(self, word: str, number: int | None) -> None:
        """Read the tables of fonts and styles."""
        if word == ("f" if self._group.place == "fonttbl" else "s"):
            self._defined = number or 0
        elif word == "fcharset" and (encoding := font_encoding(number or 0)):
            self._fonts[self._defined] = encoding

    def _show(self, word: str, number: int | None) -> None:
        if word in _ENDS:
            self._end_paragraph()
        elif word in _CELL_ENDS:
            self._end_cell()
        elif word in _ROW_ENDS:
            self._end_row()
        elif word in _WRITTEN:
            self._write(_WRITTEN[word])
        elif word in _OF_PARAGRAPHS:
            self._set_paragraph(word, number)
        else:
            self._set(word, number)

    def _set_paragraph(self, word: str, number: int | None) -> None:
        if word == "pard":
            self._style, self._level, self._in_table = 0, None, False
        elif word == "s":
            self._style = number or 0
        elif word == "outlinelevel":
            self._level = number
        else:
            self._in_table = True

    def _set(self, word: str, number: int | None) -> None:
        if word in ("v", "deleted"):
            self._group = replace(self._group, hidden=number != 0)
        elif word == "plain":
            self._group = replace(self._group, hidden=False)
        elif word == "uc":
            self._group = replace(self._group, skips=max(number or 0, 0))
        elif word in ("f", "deff"):
            self._group = replace(self._group, font=number)
        elif word == "ansicpg":
            self._encoding = code_page_encoding(number or 0)
        elif word in ENCODING_WORDS:
            self._encoding = ENCODING_WORDS[word]

    def _flush(self) -> None:
        """Decode the collected bytes in the encoding of their font."""
        if self._bytes:
            font = self._group.font
            encoding = self._fonts.get(font, self._encoding) if font is not None else self._encoding
            self._write(self._bytes.decode(encoding, "replace"))
            self._bytes.clear()

    def _write(self, text: str) -> None:
        place = self._group.place
        if place == "text" and not self._group.hidden:
            self._characters += len(text)
            if self._characters > TEXT_BYTES:
                raise PermanentError(
                    "text-too-long",
                    f"The document's text is longer than {TEXT_BYTES // 2**20} MB. "
                    "Upload it in parts.",
                )
            self._words.append(text)
        elif place == "stylesheet":
            name = self.styles.get(self._defined, "") + text.lower()
            self.styles[self._defined] = name[:_NAME_CHARACTERS].strip(" ;")
        elif place in _TOLD:
            self.properties[place] = (self.properties[place] + text)[:_NAME_CHARACTERS]

    def _taken(self) -> str:
        """Return the collected words, with the two halves of a character joined."""
        text = "".join(self._words)
        self._words.clear()
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()

    def _end_paragraph(self) -> None:
        text = self._taken()
        if self._in_table and text:
            self._cell.append(text)
        elif text:
            self._end_row()
            self.paragraphs.append(StyledParagraph(text, self._style, self._level))

    def _end_cell(self) -> None:
        text = self._taken()
        self._cells.append([*self._cell, *([text] if text else [])])
        self._cell = []

    def _end_row(self) -> None:
        if self._cell:
            self._end_cell()
        self.paragraphs += (StyledParagraph(text) for text in join_row(self._cells))
        self._cells = []
