"""What `extract --why-not` prints: what became of a word, in plain sentences."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rich.console import Console

from infra.cli.terminal.escapes import escape_controls
from shared.domain.annotations import Field
from shared.domain.articles import ArticleText
from shared.extraction.events.diagnosis import Diagnosis, Other, Refused
from shared.vocabulary.data_files import parse_table
from shared.vocabulary.events.event_builder import TriggerSource, trigger_sources
from shared.vocabulary.events.tree import Trigger
from shared.vocabulary.loader import DATA, read_sources

type Sources = Mapping[tuple[str, Trigger], TriggerSource]
"""Where each trigger stands in the data, by a word that it begins with and the trigger."""

_MOST_PATTERNS = 8  # patterns named one by one
_SENTENCES = {
    "name": "It is part of a name: it has a capital letter within running text.",
    "too-many": "The sentence holds too many triggers, so extraction reads no more of it.",
    "interest": "Somebody is merely interested in such an event, so it is none.",
    "effect": "A disaster did it. What a disaster does is no event of its own.",
    "furniture": "The sentence is page furniture, such as a teaser or a caption.",
    "matter": (
        "The article is of sport, business, the stage or the like, where this word means "
        "something else. The sentence names no leader and none of the words @power."
    ),
    "nobody": (
        "The sentence names nobody who makes news: no leader, no country, no acronym and none of "
        "the words @actor."
    ),
}
_CAUSES = {
    "reach": "Its last word is the object of another verb.",
    "form": "The word does not stand here as the verb or noun that the pattern asks for.",
}


@cache
def read_trigger_sources() -> Sources:
    """Return where each trigger stands in the data files of the checkout."""
    return trigger_sources({file: parse_table(file, text) for file, text in _data().items()})


def _data() -> dict[str, str]:
    return {file: text for file, text in read_sources(DATA).items() if file.startswith("events/")}


def show_diagnoses(
    article: ArticleText,
    word: str,
    found: Sequence[Diagnosis],
    sources: Sources,
    console: Console,
) -> None:
    """Print what became of a word at each of its places in an article.

    Args:
        article: what the offsets refer to.
        word: the word that was asked for.
        found: what became of it, place by place.
        sources: where each trigger stands in the data.
        console: where to print.
    """
    lines = [line for one in found for line in _lines(article, one, sources)]
    for line in lines or [f"The article does not have “{word}”."]:
        shown = escape_controls(line)
        console.print(shown, markup=False, highlight=False, soft_wrap=True)


def _lines(article: ArticleText, found: Diagnosis, sources: Sources) -> Iterator[str]:
    word, sentence = (_words(article, found.field, span) for span in (found.span, found.sentence))
    yield f"{found.field} {found.span[0]}: “{word}” in “{sentence}”"
    if found.match is not None:
        yield f"  {_pattern(found, sources)}"
    for line in _reasons(article, found, sources):
        yield f"  {line}"
    yield ""


def _words(article: ArticleText, field: Field, span: tuple[int, int]) -> str:
    text = article.title if field == "title" else article.body
    return " ".join(text[slice(*span)].split())


def _pattern(found: Diagnosis, sources: Sources) -> str:
    """Return which pattern holds the word."""
    assert found.match is not None  # noqa: S101 - asked for where there is one alone
    trigger = found.match.trigger
    where = _where(sources[found.begin, trigger])
    return f"Pattern: {where}, {trigger.type or 'no event'}."


def _where(source: TriggerSource) -> str:
    return f"{source.file}:{source.line} “{source.pattern}”"


def _reasons(article: ArticleText, found: Diagnosis, sources: Sources) -> Iterator[str]:
    if found.verdict in _SENTENCES:
        yield _SENTENCES[found.verdict]
    elif found.verdict in ("event", "evidence"):
        kind = "It tells" if found.verdict == "event" else "It is more evidence for"
        yield f"{kind} the event {_other(article, found.other)}."
    elif found.verdict == "no-pattern":
        yield from _elsewhere(found.word, sources)
    elif found.verdict == "other-meaning":
        yield "These words tell of no event."
    elif found.verdict == "weak":
        yield "The pattern is weak: it counts only in a sentence that names a leader or a country."
    elif found.verdict == "refused":
        yield from _refused(found, sources)
    else:
        yield f"It is background: {_background(found)}."
        if found.other is not None:
            yield f"The sentence asserts {_other(article, found.other)}."


def _other(article: ArticleText, other: Other | None) -> str:
    assert other is not None  # noqa: S101 - an event has its words
    return f"{other.type} (“{_words(article, other.field, other.span)}”, {other.field})"


def _background(found: Diagnosis) -> str:
    """Return why the sentence does not assert what the word tells."""
    assert found.match is not None  # noqa: S101 - only triggers are background
    if found.match.trigger.weak:
        return "the pattern is weak, and the sentence tells another event"
    if found.clause in ("main", "speech", "coordinate"):
        if found.form == "noun":
            return "it is a noun, and no verb says that it happened"
        return f"it is the {found.form} verb of a {found.clause} clause, but another comes first"
    return f"it stands in a clause of the kind “{found.clause}”"


def _elsewhere(word: str, sources: Sources) -> Iterator[str]:
    yield "No pattern begins with this word."
    later = {
        _where(source)
        for (_, trigger), source in sources.items()
        if any(word in words for words, _ in trigger.rest)
    }
    if later:
        yield f"It stands later in {len(later)} patterns, and their first words are not here:"
        yield from _some(sorted(later))


def _refused(found: Diagnosis, sources: Sources) -> Iterator[str]:
    yield "No pattern that begins with this word holds here:"
    near = [one for one in found.refused if one.refusal.cause != "words"]
    told = [_refusal(found.word, one, sources) for one in near]
    yield from _some(list(dict.fromkeys(told)))
    others = len(found.refused) - len(near)
    if others:
        yield f"  {others} patterns: their other words do not follow."


def _refusal(word: str, refused: Refused, sources: Sources) -> str:
    trigger, (cause, condition) = refused
    source = sources[word, trigger]
    where = f"{_where(source)} ({trigger.type or 'no event'})"
    if condition is None:
        return f"{where}: {_CAUSES[cause]}"
    told = source.conditions[trigger.conditions.index(condition)]
    return f"{where}: The condition “{told}” does not hold."


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:_MOST_PATTERNS])
    if len(lines) > _MOST_PATTERNS:
        yield f"  and {len(lines) - _MOST_PATTERNS} more"
