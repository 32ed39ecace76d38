"""Markdown: plain text with marks, perhaps with front matter before it."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from shared.articles.encoding.decoding import decode
from shared.articles.outcome import RecordOutcome
from shared.articles.readers.plain_text import read_plain_text
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.articles.records.article import article_from_fields
from shared.articles.records.field_names import with_our_field_names
from shared.articles.text.lead import split_lead
from shared.articles.text.paragraphs import join_summary, paragraphs
from shared.domain.articles import Article

type _Fields = Mapping[str, object]

_FRONT = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<fields>.{0,20000}?)\n(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|$)",
    re.DOTALL,
)
_RULES = re.compile(r"\A(?:\s*(?:-{3,}|\*{3,}|_{3,})[ \t]*\n)+")  # above the first line
# The tables for custom fields in Hugo and Zola.
_OWN_FIELDS = ("extra", "params")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_ADDRESSES = ("http://", "https://")
_FIELD = re.compile(r"([A-Za-z_-]{1,30})[ \t]*:[ \t]*(.{0,2000})")
# Each repetition is bounded, so no text takes quadratic time.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--(?:(?!<!--|-->).){0,5000}-->", re.DOTALL), ""),
    (re.compile(r"^[ \t]{0,9}(?:```|~~~).{0,100}$", re.MULTILINE), ""),
    # Tags of site generators, pictures on lines of their own, addresses of links, thematic breaks.
    (re.compile(r"\{%.{0,300}?%\}|\{\{[<%].{0,300}?[>%]\}\}"), ""),
    (re.compile(r"^[ \t]{0,3}!\[[^\[\]\n]{0,300}\]\([^()\n]{0,600}\)[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}\[[^\[\]\n^]{1,100}\]:[ \t]+\S{1,500}.{0,200}$", re.MULTILINE), ""),
    (
        re.compile(
            r"(?<=\n\n)[ \t]{0,3}(?:(?:-[ \t]*){3,20}|(?:\*[ \t]*){3,20}|(?:_[ \t]*){3,20})$", re.M
        ),
        "",
    ),
    (
        re.compile(
            r"^\|?(?:[ \t]*:?-{2,50}:?[ \t]*\|){1,50}[ \t]*:?-{0,50}:?[ \t]*\n", re.MULTILINE
        ),
        "",
    ),
    (re.compile(r"^\|(.{1,2000})\|[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^[ \t]{0,9}#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,9}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}(?:[ \t]\"[^\"\n]{0,200}\")?\)"), r"\1"),
    (_WIKI_LINK, r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,300})\]\[[^\[\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,500})\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,500})\1(?![\w_])"), r"\2"),
)


def read_markdown(text: str, latest: date) -> Article:
    """Read a Markdown file.

    Args:
        text: the decoded file.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `empty`: the file has no word.
    """
    fields, rest = read_front_matter(text)
    told = article_from_fields({**fields, "text": ""}, latest)
    if not told.title:
        return _merged(told, fields, read_plain_text(_RULES.sub("", rest), latest, strip_marks))
    lead, body = split_lead(_without_heading(strip_marks(rest), told.title), latest)
    return _merged(told, fields, lead.article(told.title, paragraphs(body)))


def read_front_matter(text: str) -> tuple[_Fields, str]:
    """Split front matter from a text: YAML between lines of `---`, TOML between lines of `+++`.

    Returns:
        Its fields under our names, without fields that no article has, and the text after it. No
        fields and the whole text, where there is neither YAML nor TOML with named fields.
    """
    found = _FRONT.match(text)
    read: Callable[[str], object] = _toml if found and found["fence"] == "+++" else _yaml
    given = read(found["fields"]) if found else None
    if found is None or not isinstance(given, Mapping):
        return {}, text
    fields = with_our_field_names(given)
    if str(fields.get("source", "")).startswith(_ADDRESSES):  # clipping programs write it
        fields.setdefault("url", fields.pop("source"))
    return fields, text[found.end() :]


def _toml(text: str) -> object:
    try:
        given = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    own = (given.get(name) for name in _OWN_FIELDS)
    fields = {
        name: value for table in own if isinstance(table, dict) for name, value in table.items()
    }
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in (fields | given).items()
    }


def _yaml(text: str) -> object:
    """Read YAML; line by line where it is invalid, mostly because a title has a colon."""
    import yaml  # only front matter needs it

    text = _WIKI_LINK.sub(r"\1", text)
    try:
        # BaseLoader makes only strings, lists and mappings.
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        return {m[1]: m[2].strip(" []\"'") for m in _FIELD.finditer(text)} or None


def strip_marks(text: str) -> str:
    """Return Markdown as plain text, without the marks of headings, quotes, emphasis and links."""
    for pattern, replacement in _MARKS:
        text = pattern.sub(replacement, text)
    return text


def _without_heading(text: str, title: str) -> str:
    """Remove the headline from a text that repeats it."""
    first, _, rest = text.lstrip().partition("\n")
    if first.strip().casefold() != title.casefold():
        return text
    underline, _, after = rest.partition("\n")
    return after if set(underline.strip()) in ({"="}, {"-"}) else rest


def _merged(told: Article, fields: _Fields, article: Article) -> Article:
    """Return an article with the fields of the front matter in place of those of the text."""
    summary = fields.get("summary")
    summary = summary if isinstance(summary, str) else article.summary
    summary, body = join_summary(summary or "", article.body)
    return replace(
        article,
        title=told.title or article.title,
        body=body,
        summary=summary,
        published=told.published or article.published,
        source=told.source or article.source,
        url=told.url or article.url,
        language=told.language or article.language,
        authors=told.authors or article.authors,
    )


def _sniff(head: Head) -> Certainty:
    if head.named and head.text.startswith("<"):
        return Certainty.LIKELY
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    yield read_markdown(decode(upload.whole(), upload.charsets()), upload.moments.latest)


MARKDOWN = Reader("Markdown", ("md", "markdown"), ("text/markdown",), _sniff, _read)
