"""What all candidates of an article share: its matter, whom it names and how often."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.article_matter import ArticleMatter
from shared.extraction.events.details.telling_features import at_least
from shared.extraction.events.thresholds import ARTICLE_LENGTHS, MATTER_SHARES, NAMED_STEPS
from shared.extraction.text.tokens import EntityMention, Tokens

_LONG_WORD = 4
"""Letters of a headline's word that a sentence may share with it; shorter ones tell nothing."""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What all candidates of an article share.

    Attributes:
        features: those that hold of each candidate.
        matter: what the article is about, `none` where nothing tells.
        shares: share of each id in the mentions of its facet, 0 to 1.
        in_title: ids that the headline names.
        title_words: long words of the headline, folded.
        body: tokens of the body.
    """

    features: tuple[str, ...]
    matter: str
    shares: dict[str, float]
    in_title: frozenset[str]
    title_words: frozenset[str]
    body: Tokens


def article_facts(title: AnnotatedField, body: AnnotatedField) -> ArticleFacts:
    """Return what all candidates of an article share."""
    mentions = [*title.mentions, *body.mentions]
    leaders, countries = _counts(mentions, "leader"), _counts(mentions, "country")
    return ArticleFacts(
        (
            *at_least("leaders in the article", len(leaders), NAMED_STEPS),
            *at_least("countries in the article", len(countries), NAMED_STEPS),
            *at_least("words of the article", len(body.tokens.words), ARTICLE_LENGTHS),
            *_matters(body.matter),
        ),
        body.matter.main or "none",
        {
            id: count / counts.total()
            for counts in (leaders, countries)
            for id, count in counts.items()
        },
        frozenset(mention.id for mention in title.mentions),
        frozenset(word for word in title.tokens.words if len(word) >= _LONG_WORD),
        body.tokens,
    )


def _counts(mentions: Sequence[EntityMention], facet: str) -> Counter[str]:
    return Counter(mention.id for mention in mentions if mention.facet == facet)


def _matters(matter: ArticleMatter) -> Iterator[str]:
    """Yield what the article is about, and the share of each matter in its words of any."""
    yield f"matter: {matter.main or 'none'}"
    if matter.is_public:
        yield "article of public matters"
    for name in matter.counts:
        yield from at_least(f"percent of {name}", 100 * matter.share(name), MATTER_SHARES)
