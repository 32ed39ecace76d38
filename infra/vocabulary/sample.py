"""A seeded sample of terms of office to look up by hand: `python -m infra.vocabulary.sample`.

docs/vocabulary-facts.md tells how right such a sample proved to be; the same seed and the same
data print the same terms again.
"""

import argparse
import random
import sys

from shared.vocabulary import load
from shared.vocabulary.model import Leader, Term


def sample(leaders: list[Leader], size: int, seed: int) -> list[tuple[Leader, Term]]:
    """Draw terms at random, each term as likely as any other.

    Args:
        leaders: everybody to draw from.
        size: how many terms; all of them where there are fewer.
        seed: the same seed draws the same terms from the same leaders.
    """
    terms = [(leader, term) for leader in leaders for term in leader.terms]
    return random.Random(seed).sample(terms, min(size, len(terms)))  # noqa: S311 - no secret


def main() -> None:
    """Print the sample, a term a line."""
    parser = argparse.ArgumentParser(description="Draw terms of office to look up.")
    parser.add_argument("--size", type=int, default=60, help="how many terms")
    parser.add_argument("--seed", type=int, default=20261123, help="seed of the draw")
    arguments = parser.parse_args()
    drawn = sample(list(load().leaders.values()), arguments.size, arguments.seed)
    for leader, term in drawn:
        place = term.organisation or term.country
        span = f"{term.start}..{term.end or ''}"
        sys.stdout.write(f"{leader.id} | {term.office} {place} {span}\n")


if __name__ == "__main__":
    main()
