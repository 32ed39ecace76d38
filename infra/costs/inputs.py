"""What the tables are made of: prices, figures and sizes of the engine, from the data files."""

import csv
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Price:
    """A list price of AWS in us-east-1, in US dollars.

    Attributes:
        name: what is billed.
        usd: the price of `per`.
        per: the unit, such as `1000000 requests`.
        verified: `by AWS` where a page of AWS has the price, `by others` where another public text
            has it, else `no`.
        date: of the source, or the day of looking it up where the source has none; ISO 8601.
        source: where it stands.
    """

    name: str
    usd: float
    per: str
    verified: str
    date: str
    source: str

    @property
    def each(self) -> float:
        """Price of a single unit: `per` may begin with the number that one price covers."""
        first = self.per.split()[0]
        return self.usd / int(first) if first.isdecimal() else self.usd


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured or assumed figure.

    Attributes:
        name: what it tells.
        value: the figure.
        unit: of the value.
        source: the command, page or assumption that it comes from.
    """

    name: str
    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Engine:
    """A size of the search engine.

    Attributes:
        name: small, medium or large.
        nodes: data nodes by number and type.
        hourly: names of the prices of all nodes, one for each node.
        gigabytes: gp3 storage of all nodes together.
        processors: of all data nodes together.
        copies: of each article, replicas included.
    """

    name: str
    nodes: str
    hourly: tuple[str, ...]
    gigabytes: int
    processors: int
    copies: int


ENGINES = (
    Engine("small", "1 × t3.small", ("engine t3.small.search",), 20, 2, 1),
    Engine("medium", "2 × r6g.large", ("engine r6g.large.search",) * 2, 100, 4, 2),
    Engine(
        "large",
        "3 × r6g.xlarge, 3 × m6g.large as managers",
        ("engine r6g.xlarge.search",) * 3 + ("engine m6g.large.search",) * 3,
        600,
        12,
        2,
    ),
)
"""Small is for trying things, since its processor is throttled and nothing has a second copy.
Medium has a second copy of everything; when one of its two nodes is lost, it may stand still until
the service has replaced that node. Large has managers of its own, as AWS advises for production.
template.yaml makes these sizes (Engine=domain)."""


def prices() -> dict[str, Price]:
    """Return the prices by name, in the order of the file."""
    return {
        row["name"]: Price(
            row["name"],
            float(row["usd"]),
            row["per"],
            row["verified"],
            row["date"],
            row["source"],
        )
        for row in _rows("prices.psv")
    }


def figures() -> dict[str, Figure]:
    """Return the figures by name, in the order of the file."""
    return {
        row["name"]: Figure(row["name"], float(row["value"]), row["unit"], row["source"])
        for row in _rows("figures.psv")
    }


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE, strict=True))
