"""Countries: which forms in a text mean the country, and by which rule."""

from shared.extraction.matching import Match
from shared.extraction.tokens import EntityMention, Tokens


def find_countries(tokens: Tokens, matches: list[Match]) -> list[EntityMention]:
    """The countries that a field names, in order."""
    return [
        EntityMention("country", entry.id, match.first, match.last, entry.form or "name")
        for match in matches
        for entry in match.entries[:1]
        if entry.kind == "country"
    ]
