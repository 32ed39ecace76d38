"""The day on which a story goes on: of its speaker, of the sentences before, or of the news."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    OTHER_DAY,
    OTHER_TIME,
    PLANS,
    SUBJECT_PRONOUN,
    WILL,
)
from shared.extraction.events.clauses.day_expressions import DayExpression, is_year, resolve
from shared.extraction.events.thresholds import (
    ANTECEDENT_SENTENCES,
    LEAD_SENTENCES,
    NEWS_DAYS,
    NEWS_WEEK,
    SPEECH_SENTENCES,
    STORY_SENTENCES,
)
from shared.extraction.text.words import Words

_AHEAD = WILL | PLANS


def news_day(annotated: AnnotatedField, published: date | None) -> date | None:
    """Return the day of the news: the one that the first sentences name, of the days just past.

    Args:
        annotated: the field.
        published: the article's day, or None.
    """
    if published is None:
        return None
    for first, last in annotated.tokens.sentences[:LEAD_SENTENCES]:
        for one in annotated.days(first, last):
            day = resolve(one, published, "occurred")
            if day and 0 <= (published - day).days <= NEWS_DAYS:
                return day
    return None


def day_said_before(
    annotated: AnnotatedField, at: int, leaders: Collection[str], published: date | None
) -> date | None:
    """Return the day of what the same person said in a sentence before.

    `Esper accused China on Wednesday. He urged Vietnam to push back.` The last sentence before
    that names a day decides, if it names the person, or a pronoun goes on with them.

    Args:
        annotated: the field.
        at: index of the sentence; if it names a time itself, there is no such day.
        leaders: ids of those who speak in it.
        published: the article's day, or None.
    """
    words, sentences = annotated.tokens.words, annotated.tokens.sentences
    if _times(annotated, at):
        return None
    goes_on = words[sentences[at][0]] in SUBJECT_PRONOUN
    for before in range(at - 1, max(-1, at - 1 - SPEECH_SENTENCES), -1):
        goes_on = goes_on and at - before <= ANTECEDENT_SENTENCES
        found = annotated.days(*sentences[before])
        if found:
            if not _AHEAD.isdisjoint(words[slice(*sentences[before])]):
                return None
            named = annotated.mentions_between(*sentences[before])
            same = goes_on or any(mention.id in leaders for mention in named)
            day = _only_day(found, published)
            return day if same and _is_news(day, published) else None
    return None


def day_going_on(
    annotated: AnnotatedField, at: int, published: date | None, news: date | None
) -> date | None:
    """Return the day of the news where the story of that day goes on in a sentence without a day.

    Args:
        annotated: the field.
        at: index of the sentence. What tells of another time does not go on: `last year`, `since`.
        published: the article's day, or None.
        news: the day of the news. The sentences before must name it and no other.
    """
    words, sentences = annotated.tokens.words, annotated.tokens.sentences
    here = slice(*sentences[at])
    if news is None or not OTHER_TIME.isdisjoint(words[here]) or any(map(is_year, words[here])):
        return None
    before = sentences[max(0, at - STORY_SENTENCES)][0]
    told = annotated.days(before, here.start)
    days = {resolve(one, published, "occurred") for one in told}
    own = annotated.days(here.start, here.stop)
    return news if days == {news} and not own else None


def day_of_wire(
    annotated: AnnotatedField, at: int, published: date | None, news: date | None
) -> date | None:
    """Return the day of the news where it is the article's own: what is said is said that day.

    A wire tells what it names `on Friday` on Friday itself, and who answers answers at once.

    Args:
        annotated: the field.
        at: index of the sentence, which names no day itself.
        published: the article's day, or None.
        news: the day of the news.
    """
    same = news is not None and news == published and at < SPEECH_SENTENCES
    return news if same and not _times(annotated, at) else None


def names_other_day(words: Words, clauses: Sequence[Clause], at: int) -> bool:
    """Return whether a clause, or a clause of time before it, tells of another day than the news.

    `The party has for months refused`, `Before the war began last year, they accused`.

    Args:
        words: folded tokens of the field.
        clauses: of the sentence.
        at: index of the clause.
    """
    near = (*[one for one in clauses[:at] if one.kind == "adverbial"], clauses[at])
    return any(not OTHER_DAY.isdisjoint(words[one.start : one.end]) for one in near)


def _times(annotated: AnnotatedField, at: int) -> list[DayExpression]:
    """Return the times of a sentence, but for years that describe a noun: the 2016 election."""
    named = annotated.days(*annotated.tokens.sentences[at])
    return [one for one in named if one.month or one.year is None or not one.of_noun]


def _only_day(expressions: Iterable[DayExpression], published: date | None) -> date | None:
    found = (resolve(expression, published, "occurred") for expression in expressions)
    days = {day for day in found if day}
    return days.pop() if len(days) == 1 else None


def _is_news(day: date | None, published: date | None) -> bool:
    return bool(day and published and 0 <= (published - day).days <= NEWS_WEEK)
