"""The table of docs/growth.md: what one archive takes and costs, step by step."""

from dataclasses import dataclass

from infra.costs.bill import GB, Bill
from infra.costs.inputs import ENGINES, Engine, figures, prices
from infra.costs.tables import HOUR, MILLION, dollars, table

DAY = 24 * HOUR
SMALL, MEDIUM, LARGE = ENGINES
NINE = Engine(
    "nine nodes",
    "9 × r6g.xlarge, 3 × m6g.large as managers",
    ("engine r6g.xlarge.search",) * 9 + ("engine m6g.large.search",) * 3,
    1_350,
    36,
    2,
)
"""No size of the template: whoever gets there changes the domain's nodes and storage."""


@dataclass(frozen=True, slots=True)
class Step:
    """A size of an archive.

    Attributes:
        articles: how many it has at the end of the step.
        shards: primary shards of its index.
        engine: what it lies on.
    """

    articles: int
    shards: int
    engine: Engine


STEPS = (
    Step(1 * MILLION, 1, SMALL),
    Step(8 * MILLION, 1, MEDIUM),
    Step(30 * MILLION, 4, LARGE),
    Step(100 * MILLION, 12, NINE),
)
"""Each shard has less than 30 GB, the most that AWS advises for searches."""


def steps_table() -> str:
    """Return the table, from the data files of the bills."""
    bill = Bill(prices(), figures())
    return table(
        [
            "million articles",
            "one copy, GB",
            "primary shards",
            "GB a shard",
            "processors a shard, copies included",
            "dollars a month",
            "S3 requests of a reindex of single files, dollars",
            "days of a reindex",
            "engine",
        ],
        [_row(bill, step) for step in STEPS],
        numbers=range(8),
    )


def gigabytes(bill: Bill, step: Step) -> float:
    """Return the size of one copy of the articles."""
    return step.articles * bill.figure["index bytes"].value / GB


def month(bill: Bill, step: Step) -> float:
    """Return what a month idle costs."""
    return sum(bill.idle(step.engine, step.articles).values())


def _row(bill: Bill, step: Step) -> list[str]:
    size, engine = gigabytes(bill, step), step.engine
    return [
        f"{step.articles // MILLION}",
        f"{size:.0f}",
        f"{step.shards}",
        f"{size / step.shards:.0f}",
        f"{engine.processors / (step.shards * engine.copies):.1f}",
        dollars(month(bill, step)),
        dollars(bill.files(step.articles)["S3 requests"]),
        f"{step.articles / bill.figure['articles a second'].value / DAY:.1f}",
        f"{engine.name}: {engine.nodes}, {engine.gigabytes:,} GB",
    ]
