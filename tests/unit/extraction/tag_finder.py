"""Short questions to annotations."""

from shared.domain.annotations import Annotations, Facet


def leaders(annotations: Annotations) -> set[str]:
    """Ids of all leaders."""
    return {tag.id for tag in annotations.leaders}


def countries(annotations: Annotations) -> set[str]:
    """Codes of all countries."""
    return {tag.id for tag in annotations.countries}


def rules(annotations: Annotations, facet: Facet) -> list[tuple[str, str, str]]:
    """Id, words and rule of each mention, in order."""
    return [(m.id, m.surface, m.rule) for m in annotations.mentions if m.facet == facet]
