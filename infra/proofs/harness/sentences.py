"""Made-up sentences of news."""

import random

WHO = ("Emmanuel Macron", "Xi Jinping", "Keir Starmer", "Narendra Modi", "the Russian president")
DID = ("met", "called", "accused", "promised aid to", "signed a treaty with", "will visit")
WHOM = ("Vladimir Putin", "officials in Beijing", "the German government", "Iran", "Brazil")


def sentence(chance: random.Random) -> str:
    """Make up a sentence of which tags can be made."""
    return f"{chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHOM)} on {_day(chance)}."


def _day(chance: random.Random) -> str:
    return f"{chance.randint(1, 28)} September 2025"
