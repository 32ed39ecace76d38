"""What a deployment makes and what that costs, told before it begins."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.tables import print_rows
from infra.costs.bill import Bill
from infra.costs.inputs import ENGINES, Engine, figures, prices

MILLION = 1_000_000
SIZES: Mapping[str, Engine] = {engine.name: engine for engine in ENGINES}


@dataclass(frozen=True, slots=True)
class Plan:
    """A deployment that is about to begin.

    Attributes:
        stack: its name.
        region: where.
        caller: ARN of whoever deploys.
        values: of all parameters.
        before: of the stack as it is; None where there is none yet.
        defaults: of the template.
    """

    stack: str
    region: str
    caller: str
    values: Mapping[str, str]
    before: Mapping[str, str] | None
    defaults: Mapping[str, str | None]

    @property
    def changes(self) -> dict[str, tuple[str, str]]:
        """Parameters that change, with the old and the new value."""
        before = self.before or {}
        return {
            name: (before.get(name, "(new)"), value)
            for name, value in self.values.items()
            if before.get(name, self.defaults.get(name)) != value
        }

    @property
    def engine(self) -> Engine | None:
        """The size of the domain that is made; None for an engine that is there already."""
        if self.values.get("Engine", "existing") == "existing":
            return None
        return SIZES[self.values["EngineSize"]]


def monthly(engine: Engine) -> float:
    """Return US dollars a month of a size of the engine with its storage, at list price."""
    lines = Bill(prices(), figures()).idle(engine, 0)
    return lines["engine"] + lines["engine storage"]


def show_sizes(console: Console) -> None:
    """Print what each size of the engine is and costs."""
    bill = Bill(prices(), figures())
    rows: list[list[Text | str]] = [
        [
            Text(engine.name, "bold"),
            f"${monthly(engine):,.0f}",
            f"{bill.room(engine) / MILLION:.0f} million",
            engine.nodes,
        ]
        for engine in ENGINES
    ]
    print_rows(console, rows, ("size", "a month", "articles", "nodes"), right=(1, 2))


def show_plan(plan: Plan, console: Console) -> None:
    """Print what will be made or changed, and what it costs."""
    console.print()
    verb = "Make" if plan.before is None else "Update"
    console.print(
        Text.assemble(
            (f"{verb} the stack ", "bold"),
            (plan.stack, "bold cyan"),
            f" in {plan.region}, as {plan.caller}",
        ),
        soft_wrap=True,
    )
    if plan.before is None:
        _show_parts(plan, console)
    else:
        _show_changes(plan, console)
    console.print(
        "US dollars at list price; docs/costs.md tells how they are counted.", style="dim"
    )


def _show_parts(plan: Plan, console: Console) -> None:
    console.print()
    print_rows(console, [*_parts(plan)], ("part", "while idle", "in use"))
    given = _changed_values(plan)
    if given:
        console.print()
        print_rows(console, given, ("parameter", "value"))


def _parts(plan: Plan) -> list[list[Text | str]]:
    bill = Bill(prices(), figures())
    files, searches = sum(bill.files(MILLION).values()), sum(bill.searches(MILLION).values())
    polls = bill.price["queue requests"].each * bill.figure["idle polls a month"].value
    stored = bill.price["bucket storage"].usd
    engine = plan.engine
    parts: list[list[Text | str]] = [
        ["bucket for articles", "$0.00", f"${stored:.3f} a GB and month"],
        ["queues and ingest function", f"${polls:.2f} a month", f"${files:.2f} a million articles"],
        ["API, its function and keys", "$0.00", f"${searches:.2f} a million searches"],
    ]
    if engine is None:
        parts.append(["your search engine", "as it costs now", ""])
    else:
        told = f"${monthly(engine):.2f} a month"
        parts.append([f"search engine, {engine.name}: {engine.nodes}", Text(told, "bold"), ""])
    if plan.values.get("AlarmEmail"):
        parts.append(["alarms", f"${bill.price['alarm'].usd:.2f} a month each", ""])
    return parts


def _show_changes(plan: Plan, console: Console) -> None:
    rows: list[list[Text | str]] = [
        [name, escape_controls(old) or '""', escape_controls(new) or '""']
        for name, (old, new) in plan.changes.items()
    ]
    console.print()
    if rows:
        print_rows(console, rows, ("parameter", "was", "becomes"))
    else:
        console.print("No parameter changes; code and template are brought up to date.")
    if plan.engine is not None:
        console.print(f"The search engine costs ${monthly(plan.engine):.2f} a month.")


def _changed_values(plan: Plan) -> list[list[Text | str]]:
    return [[name, escape_controls(value)] for name, (_, value) in plan.changes.items()]
