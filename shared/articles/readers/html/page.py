"""News pages in HTML: the main text by trafilatura, the other fields from the page's metadata."""

from dataclasses import replace
from datetime import date

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from shared.articles.markup.html import extracted_text, parse_html, tree_text
from shared.articles.readers.html.main_text import choose_fuller_text
from shared.articles.readers.html.metadata.page_metadata import read_page_metadata
from shared.articles.readers.html.missing_paragraphs import restore_paragraphs
from shared.articles.readers.html.preparation import drop_scripts, prepare_tree
from shared.articles.readers.html.standfirst import find_standfirst
from shared.articles.text.paragraphs import join_summary, strip_title
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

# The extraction of the main text takes about 2 microseconds for each element and each of its
# ancestors, so a page of nested elements would take minutes. A long news page has about 100,000.
_WEIGHT = 500_000
_ELEMENT = 8


def read_page(text: str, latest: date) -> Article:
    """Read a news page.

    Args:
        text: the page.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `no-text`: the page has no article text.
    """
    tree = parse_html(text)
    if tree is None:
        raise _no_text()
    told = read_page_metadata(tree, latest)
    if told.body:
        drop_scripts(tree)
    # Both texts are compared without the headline, which only the shown one may have.
    shown = strip_title(_main_text(tree), told.title)
    body = strip_title(choose_fuller_text(shown, told.body, told.title), told.title)
    if not body:
        raise _no_text()
    summary, body = join_summary(find_standfirst(tree, body), body)
    return replace(told, body=body, summary=summary)


def _main_text(tree: html.HtmlElement) -> str:
    if _weight(tree) > _WEIGHT:
        return tree_text(tree)
    prepare_tree(tree)
    found = bare_extraction(tree, include_comments=False, with_metadata=False)
    kept = found.body if isinstance(found, Document) else None
    return "" if kept is None else restore_paragraphs(tree, extracted_text(kept))


def _weight(tree: html.HtmlElement) -> int:
    weight = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        weight += _ELEMENT + depth if event == "start" else 0
    return weight


def _no_text() -> PermanentError:
    return PermanentError(
        "no-text",
        "No article text was found in the page. If a script builds it, save the page as the "
        "browser shows it, or upload the text as .txt or .json.",
    )
