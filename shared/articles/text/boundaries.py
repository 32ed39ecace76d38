"""Where the sentence after a headline begins, though nothing may mark the headline's end.

Signs, of which the first place that shows one is taken: the end of a headline in capitals; a
capitalised word that opens sentences, such as `The`; a capitalised word that the body knows only
in small letters or not at all, so that it is no name; two names side by side that the body never
has side by side; a pair of words with which a sentence of the body begins. Where no place shows
one, closing punctuation decides.
"""

import re
from dataclasses import dataclass, field

WORD = re.compile(r"\S+")
# Neither of the two looks into a run of marks, so that a million dots cost one look each.
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
# A headline does not end with one of these, so what follows them belongs to it.
_HANGING = frozenset(
    "a about across after against ahead all along amid among an and anti are around as at be "
    "before behind beyond but by can could during ex for former from has have her his if in "
    "into is its key la late may more most near new no nor not of off old on or other our "
    "outside over pro says sees senior since still tells than that the their through to toward "
    "towards two under until up via vs was were when where which while who why will with within "
    "without young".split()
)
# Small words that end so are mostly verbs and adjectives, which names may follow.
_LEADING = re.compile(r"(?:s|ing|ed|al|an|ive|ous|ic|ary|top|first|last|big|meet|visit|back|tell)$")
_HEADLINE_WORDS = 30  # longer headlines are not written
_TITLE_WORDS = 3  # shorter ones neither
_USUAL_WORDS = 9
_JAMMED_WORDS = 16  # a headline alone is seldom so long
_SENTENCE_WORDS = 4  # nor shorter summaries


@dataclass(frozen=True, slots=True)
class BodyText:
    """What the body of an article tells about the words of its first line.

    Attributes:
        body: the body as it is.
        plain: its bare words, with `|` where a sentence ends.
        names: words that it has capitalised within a sentence.
    """

    body: str
    plain: str = field(init=False)
    names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Derive words and names once."""
        object.__setattr__(self, "plain", f" | {plain(self.body)} ")
        found = _CAPITALISED.findall(self.body)
        object.__setattr__(self, "names", frozenset(plain(word) for word in found))

    def has(self, *words: str) -> bool:
        """Tell whether the body has these words one after the other, in one sentence."""
        return f" {plain(' '.join(words))} " in self.plain

    def begins(self, *words: str) -> bool:
        """Tell whether a sentence of the body begins with these words."""
        return f" | {plain(' '.join(words))} " in self.plain


def plain(text: str) -> str:
    """Bare words in small letters, with `|` where a sentence ends."""
    return " ".join(_NOT_WORD.sub(" ", _SENTENCE_END.sub(" | ", text.casefold())).split())


def ends_like_sentence(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    return _CLOSED.search(text) is not None


def starts_like_sentence(text: str) -> bool:
    """Tell whether the text begins as a sentence does."""
    bare = text.lstrip("\"'“‘([")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def find_sentence_start(line: str, known: BodyText) -> int | None:
    """Find where the sentence after a headline begins; None where the line is a title alone."""
    words = list(WORD.finditer(line))[: _HEADLINE_WORDS + 1]
    start = _end_of_capitals(words)
    if start is None:
        start = _first_sign(line, words, known)
    closed = _first_break(line)
    if start is None or (closed is not None and closed < start and _is_statement(line, closed)):
        return closed
    return start


def guess_sentence_start(line: str, known: BodyText) -> int | None:
    """Find the likeliest start of a sentence in a line that surely holds a headline and more.

    Args:
        line: headline and sentence, with nothing that tells them apart.
        known: what the body tells.

    Returns:
        Where the sentence starts, or None where the line is no longer than a headline.
    """
    words = list(WORD.finditer(line))[: _HEADLINE_WORDS + 1]
    if len(words) < _JAMMED_WORDS:
        return None
    best: tuple[float, int | None] = (0.0, None)
    for number in range(_TITLE_WORDS, len(words) - _SENTENCE_WORDS):
        before, word, after = (words[n][0] for n in (number - 1, number, number + 1))
        if not _may_begin(before, word) or known.has(before, word):
            continue
        weight = _weight(before, word, after, known) - abs(number - _USUAL_WORDS) / 4
        if weight > best[0]:
            best = (weight, words[number].start())
    return best[1]


def _weight(before: str, word: str, after: str, known: BodyText) -> float:
    """Add up what speaks for a sentence that begins with `word`; the numbers are judgement."""
    weight = 0.0
    if before[0].islower():
        weight += 1.5 if _LEADING.search(before) else 3.0
    if known.begins(word, after):
        weight += 3.0
    elif known.has(word, after):
        weight += 1.5
    if after[0].islower():
        weight += word.endswith("s") + (plain(word) not in known.names)
    return weight


def _is_statement(line: str, closed: int) -> bool:
    """Tell a sentence that ends a headline from a question or cry within it."""
    return line[:closed].rstrip().rstrip('"”’)]').endswith((".", "…"))


def _end_of_capitals(words: list[re.Match[str]]) -> int | None:
    """Find where a headline in capitals gives way to ordinary writing."""
    small = next((i for i, word in enumerate(words) if word[0].upper() != word[0]), None)
    if small is None or small < 3:
        return None
    if not starts_like_sentence(words[small][0]):
        small -= 1  # `A parade`: its `A` looks like one more word in capitals
    return words[small].start() if small >= 3 else None


def _first_sign(line: str, words: list[re.Match[str]], known: BodyText) -> int | None:
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
        if known.body and _begins_sentence(before, word, after, known):
            return words[number].start()
    return None


def _may_begin(before: str, word: str) -> bool:
    """Tell whether a sentence may begin with `word`, if a headline may end with `before`."""
    return (
        starts_like_sentence(word)
        and before.lower() not in _HANGING
        and before[-1] not in ":;,–—-?!.…/|&"
    )


def _begins_sentence(before: str, word: str, after: str, known: BodyText) -> bool:
    """Tell, by what the body knows, whether `word` begins a sentence after `before`."""
    if known.has(before, word):
        return False
    if known.begins(word, after):
        return True
    noun = before[0].islower() and not _LEADING.search(before)
    name = plain(word) in known.names
    if not name and word.isalpha() and not word.isupper() and after[0].islower():
        return noun or word.endswith("s")
    return known.has(word, after) and (noun or before[0].isupper())


def _is_ordinary(following: str) -> bool:
    """Tell ordinary writing from title case: one of the next two words is small and no opener."""
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
