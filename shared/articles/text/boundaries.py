"""The boundary between a headline and the sentence after it, where no mark shows it.

The sentence starts at the first place with one of these signs:

- the end of a headline in capitals;
- a capitalised word that often begins sentences, such as `The`;
- a capitalised word that the body has only in lower case or not at all, so it is no name;
- two names side by side that are never side by side in the body;
- two words with which a sentence of the body begins.

Where no place has a sign, closing punctuation decides.
"""

import re
from dataclasses import dataclass, field

WORD = re.compile(r"\S+")
# The possessive quantifiers keep both linear in a long run of marks.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++(?=[\"'”’)\]]*(?:\s|$))|\n\n")
_BREAK = re.compile(r"(?<![.!?…])[.!?…]++[\"”’)\]]*+(?=\s+[\"“‘(\[]?[A-Z0-9])")
_NOT_WORD = re.compile(r"[^\w|]+")
_CLOSED = re.compile(r"[.!?…][\"”’)\]]*$")
_CAPITALISED = re.compile(r"(?<=[\w,;’'] )[A-Z][\w'’-]*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Prof|"
    r"Rev|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Jr|Sr|Inc|Co|Corp|Ltd)\.$"
)
_OPENERS = frozenset(
    "a according after all although amid an and as at before both but by despite during each "
    "earlier even every few for former from he her here his how however if in it its many more "
    "most much nearly no not of on once one only or our several she since so some such that the "
    "their there these they this those though three through to two under until we what when "
    "where whether which while who with without".split()
)
# No headline ends with one of these words.
_HANGING = frozenset(
    "a about across after against ahead all along amid among an and anti are around as at be "
    "before behind beyond but by can could during ex for former from has have her his if in "
    "into is its key la late may more most near new no nor not of off old on or other our "
    "outside over pro says sees senior since still tells than that the their through to toward "
    "towards two under until up via vs was were when where which while who why will with within "
    "without young".split()
)
# Words with these endings are mostly verbs and adjectives, which names may follow.
_LEADING = re.compile(r"(?:s|ing|ed|al|an|ive|ous|ic|ary|top|first|last|big|meet|visit|back|tell)$")
_HEADLINE_WORDS = 30  # longer headlines are very rare
_TITLE_WORDS = 3  # and so are shorter ones
_USUAL_WORDS = 9
_JAMMED_WORDS = 16  # a line with fewer words is a headline alone
_SENTENCE_WORDS = 4  # shorter summaries are very rare


@dataclass(frozen=True, slots=True)
class BodyText:
    """The words and names of an article's body, compared with those of its first line.

    Attributes:
        body: the body as written.
        words: its normalized words, with `|` where a sentence ends.
        names: words that are capitalised within its sentences.
    """

    body: str
    words: str = field(init=False)
    names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Compute words and names once."""
        object.__setattr__(self, "words", f" | {normalize(self.body)} ")
        found = _CAPITALISED.findall(self.body)
        object.__setattr__(self, "names", frozenset(normalize(word) for word in found))

    def contains(self, *words: str) -> bool:
        """Return whether the body has these words one after the other, in one sentence."""
        return f" {normalize(' '.join(words))} " in self.words

    def has_sentence_start(self, *words: str) -> bool:
        """Return whether a sentence of the body begins with these words."""
        return f" | {normalize(' '.join(words))} " in self.words


def normalize(text: str) -> str:
    """Return the words of a text in lower case, with `|` where a sentence ends."""
    return " ".join(_NOT_WORD.sub(" ", _SENTENCE_END.sub(" | ", text.casefold())).split())


def ends_like_sentence(text: str) -> bool:
    """Return whether the text ends as a sentence does."""
    return _CLOSED.search(text) is not None


def starts_like_sentence(text: str) -> bool:
    """Return whether the text begins as a sentence does."""
    bare = text.lstrip("\"'“‘([")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def find_sentence_start(line: str, body: BodyText) -> int | None:
    """Find where the sentence after a headline begins; None where the line is only a title."""
    words = list(WORD.finditer(line))[: _HEADLINE_WORDS + 1]
    start = _end_of_capitals(words)
    if start is None:
        start = _first_sign(line, words, body)
    closed = _first_break(line)
    if start is None or (closed is not None and closed < start and _is_statement(line, closed)):
        return closed
    return start


def guess_sentence_start(line: str, body: BodyText) -> int | None:
    """Find the most probable start of a sentence in a line that has more than a headline.

    Args:
        line: headline and sentence, without a sign between them.
        body: the words of the body.

    Returns:
        Where the sentence starts, or None where the line is no longer than a headline.
    """
    words = list(WORD.finditer(line))[: _HEADLINE_WORDS + 1]
    if len(words) < _JAMMED_WORDS:
        return None
    best: tuple[float, int | None] = (0.0, None)
    for number in range(_TITLE_WORDS, len(words) - _SENTENCE_WORDS):
        before, word, after = (words[n][0] for n in (number - 1, number, number + 1))
        if not _may_begin(before, word) or body.contains(before, word):
            continue
        weight = _weight(before, word, after, body) - abs(number - _USUAL_WORDS) / 4
        if weight > best[0]:
            best = (weight, words[number].start())
    return best[1]


def _weight(before: str, word: str, after: str, body: BodyText) -> float:
    """Weigh the signs that a sentence begins with `word`; the numbers are judgement."""
    weight = 0.0
    if before[0].islower():
        weight += 1.5 if _LEADING.search(before) else 3.0
    if body.has_sentence_start(word, after):
        weight += 3.0
    elif body.contains(word, after):
        weight += 1.5
    if after[0].islower():
        weight += word.endswith("s") + (normalize(word) not in body.names)
    return weight


def _is_statement(line: str, closed: int) -> bool:
    """Return whether the first sentence is a statement, which may end a headline."""
    return line[:closed].rstrip().rstrip('"”’)]').endswith((".", "…"))


def _end_of_capitals(words: list[re.Match[str]]) -> int | None:
    """Find where a headline in capitals ends and ordinary writing begins."""
    small = next((i for i, word in enumerate(words) if word[0].upper() != word[0]), None)
    if small is None or small < 3:
        return None
    if not starts_like_sentence(words[small][0]):
        small -= 1  # `A parade`: its `A` looks like one more word in capitals
    return words[small].start() if small >= 3 else None


def _first_sign(line: str, words: list[re.Match[str]], body: BodyText) -> int | None:
    titled = _is_title_case(words)
    closed = ends_like_sentence(line)
    for number in range(2, len(words) - 1):
        before, word, after = (words[n][0] for n in (number - 1, number, number + 1))
        if not _may_begin(before, word):
            continue
        if titled and not _is_ordinary(line[words[number + 1].start() :]):
            continue
        if word.lower() in _OPENERS:
            return words[number].start()
        if not closed or len(words) - number < _SENTENCE_WORDS or number < _TITLE_WORDS:
            continue
        if body.body and _begins_sentence(before, word, after, body):
            return words[number].start()
    return None


def _may_begin(before: str, word: str) -> bool:
    """Return whether a sentence may begin with `word`, if a headline may end with `before`."""
    return (
        starts_like_sentence(word)
        and before.lower() not in _HANGING
        and before[-1] not in ":;,–—-?!.…/|&"
    )


def _begins_sentence(before: str, word: str, after: str, body: BodyText) -> bool:
    """Return whether the body shows that `word` begins a sentence after `before`."""
    if body.contains(before, word):
        return False
    if body.has_sentence_start(word, after):
        return True
    noun = before[0].islower() and not _LEADING.search(before)
    name = normalize(word) in body.names
    if not name and word.isalpha() and not word.isupper() and after[0].islower():
        return noun or word.endswith("s")
    return body.contains(word, after) and (noun or before[0].isupper())


def _is_ordinary(following: str) -> bool:
    """Return whether one of the next two words is in lower case, as it is not in title case."""
    return any(w[0].islower() and w not in _OPENERS for w in following.split(None, 2)[:2])


def _is_title_case(words: list[re.Match[str]]) -> bool:
    long = [word[0] for word in words[:6] if len(word[0]) > 3]
    return sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _first_break(line: str) -> int | None:
    """Find where the sentence after the first closing mark begins."""
    for mark in _BREAK.finditer(line):
        if not _ABBREVIATION.search(line[max(0, mark.start() - 12) : mark.start() + 1]):
            rest = line[mark.end() :]
            if ends_like_sentence(rest) or len(rest.split()) > _HEADLINE_WORDS:
                return mark.end() + len(rest) - len(rest.lstrip())
            return None
    return None
