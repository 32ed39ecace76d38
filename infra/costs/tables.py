"""The tables of docs/costs.md, in Markdown."""

from collections.abc import Iterable, Sequence

from infra.costs.bill import Bill, Lines
from infra.costs.inputs import ENGINES, figures, prices

MILLION = 1_000_000
BACKFILL = 10 * MILLION
HOUR = 3600


def tables() -> str:
    """Return all tables with their headings, from the data files."""
    bill = Bill(prices(), figures())
    return "\n\n".join(
        (
            "### A million articles\n\n" + _articles(bill),
            "### A million searches\n\n" + _searches(bill),
            "### A month idle\n\n" + _idle(bill),
            "### Rates, and a backfill of 10 million\n\n" + _rates(bill),
            "### Prices\n\n" + _prices(),
            "### Figures\n\n" + _figures(),
        )
    )


def _articles(bill: Bill) -> str:
    files, lines = bill.files(MILLION), bill.lines(MILLION)
    uploads = MILLION * bill.price["bucket writes"].each
    rows = [[name, dollars(files[name]), dollars(lines[name])] for name in files]
    rows += [
        ["S3, the uploads themselves", dollars(uploads), dollars(bill.price["bucket writes"].each)],
        ["**all**", _bold(sum(files.values()) + uploads), _bold(sum(lines.values()))],
        ["Amazon Comprehend, entities alone", *[dollars(bill.comprehend(MILLION))] * 2],
    ]
    return table(["US dollars", "single files", "one .jsonl.gz"], rows)


def _searches(bill: Bill) -> str:
    return table(["service", "US dollars"], _summed(bill.searches(MILLION)))


def _idle(bill: Bill) -> str:
    bills = [bill.idle(engine, MILLION) for engine in ENGINES]
    rows = [[name, *(dollars(one[name]) for one in bills)] for name in bills[0]]
    rows.append(["**all**", *(_bold(sum(one.values())) for one in bills)])
    rows.append(
        ["articles that fit", *(f"{bill.room(one) / MILLION:.0f} million" for one in ENGINES)]
    )
    return table(["US dollars", *(f"{one.name}: {one.nodes}" for one in ENGINES)], rows)


def _rates(bill: Bill) -> str:
    rows = []
    for engine in ENGINES:
        files, lines = bill.rates(engine)
        rows.append(
            [
                engine.name,
                f"{bill.engine_rate(engine):,.0f}",
                f"{files:,.0f}",
                f"{lines:,.0f}",
                f"{BACKFILL / files / HOUR:,.0f} h",
                f"{BACKFILL / lines / HOUR:,.1f} h",
            ]
        )
    header = ["engine", "it takes, a second", "single files, a second", ".jsonl.gz, a second"]
    return table([*header, "10 million files", "10 million in .jsonl.gz"], rows)


def _prices() -> str:
    rows = [
        [
            one.name,
            f"{one.usd:.10f}".rstrip("0").rstrip("."),
            one.per,
            one.verified,
            one.date,
            one.source,
        ]
        for one in prices().values()
    ]
    header = ["what is billed", "US dollars", "for", "verified", "date", "source"]
    return table(header, rows, numbers=(1,))


def _figures() -> str:
    rows = [[one.name, f"{one.value:,g}", one.unit, one.source] for one in figures().values()]
    return table(["figure", "value", "unit", "source"], rows, numbers=(1,))


def _summed(lines: Lines) -> list[list[str]]:
    rows = [[name, dollars(usd)] for name, usd in lines.items()]
    return [*rows, ["**all**", _bold(sum(lines.values()))]]


def dollars(amount: float) -> str:
    """Return an amount as a cell has it."""
    return f"{amount:,.2f}"


def _bold(amount: float) -> str:
    return f"**{dollars(amount)}**"


def table(
    header: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] | None = None
) -> str:
    """Return a table; columns of numbers are all but the first unless `numbers` names them."""
    right = range(1, len(header)) if numbers is None else numbers
    ruler = ["---:" if column in right else "---" for column in range(len(header))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, ruler, *rows))
