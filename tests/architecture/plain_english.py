"""A checker of plain English: sentences that a reader would have to read twice.

It tells four faults, as far as the words alone show them:

- a sentence of more than 30 words;
- `he`, `his`, `him` or `himself`: the sex of a person in our documents is not known;
- a sentence that begins with its object or complement ("How it holds says …", "Read are …");
- a sentence that begins with a clause or a phrase before its subject ("Who …", "Of a …").

A cell of a table is a paragraph. Code, headings and the addresses of links are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_WORDS = 30
"""Words that a sentence may have; issue 12 sets the number."""

FENCE = re.compile(r"^\s*(```|~~~)")
HEADING = re.compile(r"^\s*(#|===|---)")
TABLE_ROW = re.compile(r"^\s*\|")
COMMENT = re.compile(r"^\s*<!--.*-->\s*$")
LIST_ITEM = re.compile(r"^(\s*)([-*+]|\d+\.)\s+")
CODE_INDENT = re.compile(r"^(\t| {4,})")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
CODE = re.compile(r"`+[^`]+`+")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\*)\*[^*]+\*(?!\*)")
"""What is quoted or in italics is an example of somebody's words, not ours."""
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|Mr|Mrs|Ms|Dr|St|No|vs|cf|etc|U\.S|[A-Z])\.$")
SENTENCE_END = re.compile(r"[.!?]['\"”’)*_]*(?=\s|$)")
WORD = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")
MALE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
TELLS = (
    r"(?:says?|tells?|shows?|lists?|explains?|describes?|names?|has|have|gives?|decides?|stands? in"
    r"|(?:is|are) (?:said|told|shown|listed|explained|described|decided) (?:by|in))"
)
PARTICIPLE = r"(?:[A-Z]\w+ed|Read|Left|Kept|Told|Found|Written|Known|Set|Taken|Given)"
PARTICLE = r"(?: (?:also|apart|aside|here|in|off|on|out|then|there|too))?"
INVERTED = (
    re.compile(
        rf"^⟦?(?:What|Why|How|Which|Where|When|Whether|Who)\b[^?]* {TELLS} (?:⟦|CODE)[^?]*$"
    ),
    re.compile(rf"^(?:This|That|These|Those|It|More) {TELLS} (?:CODE|⟦[^⟧]*⟧)\W*$"),
    re.compile(rf"^{PARTICIPLE}{PARTICLE} (?:is|are|was|were)\b"),
    re.compile(r"^To (?:which|this|these|that|those) (?:come|comes|belong|belongs)\b"),
)
NO_SUBJECT = (
    re.compile(r"^(?:Who|Whom|Whose)\b[^?]*$"),
    re.compile(r"^Of (?:a|an|the|two|several|those|these|what|each|every|all)\b"),
    re.compile(
        r"^That \w+ (?:is|was|were|are|has|had|does|did)\b[^.]* (?:is|are|was|were|shows|means)\b"
    ),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence that must be read twice.

    Attributes:
        line: number of the line on which the sentence's paragraph begins, from 1.
        kind: what is wrong with it, in a few words.
        sentence: its words, with `CODE` for code.
    """

    line: int
    kind: str
    sentence: str

    def __str__(self) -> str:
        """Return the fault as one line of a report."""
        return f"{self.line}: {self.kind}: {self.sentence}"


def faults(text: str) -> list[Fault]:
    """Return the faults of a Markdown text or a docstring, in order."""
    return [
        Fault(line, kind, _shown(sentence))
        for line, paragraph in paragraphs(text)
        for sentence in sentences(paragraph)
        for kind in _kinds(sentence)
    ]


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph, list item or cell as one line, with the number of its first line."""
    gathered: list[str] = []
    start = 0
    for number, line in _prose(text):
        item = LIST_ITEM.match(line)
        row = TABLE_ROW.match(line)
        if gathered and (not line.strip() or item or row):
            yield start, _without_markup(gathered)
            gathered = []
        if row:
            yield from ((number, cell) for cell in _without_markup([line]).split("|"))
        elif line.strip():
            start = start if gathered else number
            gathered.append(line[item.end() :] if item else line)
    if gathered:
        yield start, _without_markup(gathered)


def sentences(paragraph: str) -> Iterator[str]:
    """Yield the sentences of a paragraph; a full stop of an abbreviation ends none."""
    start = 0
    for end in SENTENCE_END.finditer(paragraph):
        sentence = paragraph[start : end.end()]
        follows = paragraph[end.end() :].lstrip()[:1]
        if ABBREVIATION.search(sentence) or follows.islower():
            continue
        yield sentence.strip()
        start = end.end()
    if paragraph[start:].strip():
        yield paragraph[start:].strip()


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that hold prose; all others as empty ones, which end a paragraph."""
    fenced = False
    in_list = False
    before = ""
    for number, line in enumerate(text.splitlines(), 1):
        if FENCE.match(line):
            fenced = not fenced
            yield number, ""
            continue
        in_list = bool(LIST_ITEM.match(line)) or (in_list and (not line.strip() or line[0] == " "))
        indented = CODE_INDENT.match(line) and not in_list and not before.strip()
        if fenced or indented or any(p.match(line) for p in (HEADING, COMMENT)):
            yield number, ""
            continue
        before = line
        yield number, line


def _without_markup(lines: list[str]) -> str:
    text = " ".join(line.strip() for line in lines)
    text = IMAGE.sub("", text)
    text = LINK.sub(lambda link: f"⟦{CODE.sub('CODE', link[1])}⟧", text)
    return CODE.sub("CODE", text).replace("**", "").strip()


def _kinds(sentence: str) -> Iterator[str]:
    words = len(WORD.findall(sentence))
    if words > MOST_WORDS:
        yield f"{words} words"
    if MALE.search(QUOTED.sub("", sentence)):
        yield "a person of unknown sex is no he"
    if any(pattern.search(sentence) for pattern in INVERTED):
        yield "begins with its object"
    if any(pattern.search(sentence) for pattern in NO_SUBJECT):
        yield "begins without its subject"


def _shown(sentence: str) -> str:
    return sentence.replace("⟦", "").replace("⟧", "")
