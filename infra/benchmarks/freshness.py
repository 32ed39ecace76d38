"""How long an article takes from PUT to being found, on a warm local stack, stage by stage.

`python -m infra.benchmarks.freshness`; N= articles (default 30).
"""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from rich.console import Console
from rich.table import Table

from infra.benchmarks.targets import tell
from infra.cli.stack_session import project_places, started_stack
from infra.cli.workplace import workplace
from infra.local.localstack import REGION
from infra.local.stack import Options, Stack
from shared.domain.objects import ObjectRef
from shared.ports import Generation

console = Console()
WARMING = 3
POLL_SECONDS = 0.01
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds after a PUT.

    Attributes:
        claimed: the function has read the object and claimed its key.
        indexed: it has written and verified.
        found: a search finds it.
    """

    claimed: float
    indexed: float
    found: float


def main() -> int:
    """Print the stages; gives 1 where the target is missed."""
    count = int(os.environ.get("N", "30"))
    with started_stack(Options(project_places()), console) as stack:
        times = [_one(stack, number) for number in range(count + WARMING)][WARMING:]
    claimed = median(each.claimed for each in times)
    indexed = median(each.indexed - each.claimed for each in times)
    found = median(each.found - each.indexed for each in times)
    whole = median(each.found for each in times)
    table = Table("stage", "median s", title=f"PUT to searchable, {count} articles")
    table.add_row("event, queue, LocalStack's poller; then read and extract", f"{claimed:.3f}")
    table.add_row("write, look again, end", f"{indexed:.3f}")
    table.add_row("until the engine's refresh (every second)", f"{found:.3f}")
    console.print(table)
    return 0 if tell(console, "PUT to searchable", whole, " s", most=1.5) else 1


def _one(stack: Stack, number: int) -> Times:
    client = stack.cloud.client
    place = workplace(client, stack.bucket, stack.opensearch, "none", "", REGION)
    ref = ObjectRef(stack.bucket, f"articles/freshness/{number}.txt")
    generation = place.catalogue.open(place.catalogue.current().read)
    text = f"Number {number} from Paris\n\nPresident Emmanuel Macron met Xi Jinping in Beijing."
    began = time.time()
    place.store.put(ref, text.encode(), "text/plain")
    _until(lambda: generation.manifests.read(ref).number > 0)
    claimed = time.time()
    _until(lambda: generation.manifests.read(ref).outcome.state == "indexed")
    indexed = generation.manifests.read(ref).changed_at
    _until(lambda: _is_found(generation, ref))
    return Times(min(claimed, indexed) - began, indexed - began, time.time() - began)


def _is_found(generation: Generation, ref: ObjectRef) -> bool:
    manifest = generation.manifests.read(ref)
    return generation.articles.searchable(manifest.ids, manifest.number)


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(f"nothing after {PATIENCE:.0f} s")
        time.sleep(POLL_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
