"""The build of an index's next generation, while uploads and searches go on."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from infra.cli.operate.deployment import Deployment
from shared.domain.errors import SummitryError, TransientError
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.ports import ActiveGenerations, Generation
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import PassContext, further_generations
from shared.usecases.ingest.retry_delays import Delays
from shared.usecases.operate import reindex
from shared.usecases.operate.generation_comparison import Comparison, compare
from shared.usecases.operate.reconcile import differences
from shared.vocabulary import load

WORKERS = 4

LATER = Delays(first=1.0, longest=8.0, count=5)
"""Keys that could not be done, as the engine was full or users kept changing them, wait for the
others and then so long."""


def build(deployment: Deployment, console: Console, shards: int | None = None) -> Comparison:
    """Build the next generation and compare it with the one in use.

    Args:
        deployment: where.
        console: where to show the progress.
        shards: primary shards of the next generation; None for as many as the one in use has.

    Raises:
        SummitryError: it does not agree with the bucket; run it again to go on.
    """
    before = deployment.catalogue.current()
    number = max(before.write) + (not reindex.has_new_generation(before))
    console.print(
        f"Generation {number} was begun before; its build goes on."
        if reindex.has_new_generation(before)
        else f"Generation {number} is being built.",
        f"Searches read generation {before.read} meanwhile, and uploads go to both.",
    )
    used = reindex.start_reindex(deployment.catalogue, deployment.clock, shards)
    _bring_in_line(deployment, used, console)
    for generation in (used.read, number):
        deployment.catalogue.refresh(generation)
    return compare(deployment.catalogue.open(used.read), deployment.catalogue.open(number))


def _bring_in_line(deployment: Deployment, used: ActiveGenerations, console: Console) -> None:
    """Extract every object into the newest generation, then look again at whatever differs."""
    builder = ArticleDocumentBuilder(Extractor(load()))
    further = partial(further_generations, deployment.catalogue)
    ingest = Ingest(
        PassContext(deployment.store, deployment.queue, deployment.clock, builder, further)
    )
    rounds = Rounds(deployment, console)
    newest = deployment.catalogue.open(max(used.write))
    rounds.do(
        "extracting",
        lambda ref: reindex.update_new_generation(ingest, newest, ref),
        list(reindex.article_keys(deployment.store, deployment.bucket)),
    )
    # Some keys are just being uploaded; others were missed. To look again is right for both. Each
    # is looked at in all generations, the one that is read at last: that is never ahead, so that
    # the move takes nothing away, and not behind for as long as the queue is, nor does a rollback.
    generations = [deployment.catalogue.open(number) for number in used.write]
    left: dict[ObjectRef, None] = {}
    for generation in generations:
        deployment.catalogue.refresh(generation.number)
        found = differences(deployment.store, generation, deployment.bucket, deployment.clock.now())
        left |= {difference.ref: None for difference in found}
    rounds.do("checking  ", partial(_look, ingest, generations), list(left))


def _look(ingest: Ingest, generations: Sequence[Generation], ref: ObjectRef) -> None:
    ingest.update_all(ref, generations, deadline=float("inf"))


class Rounds:
    """Rounds of work on many keys: keys that failed are tried again in the next one."""

    def __init__(self, deployment: Deployment, console: Console) -> None:
        """Take where to wait, and where to show the progress."""
        self._clock = deployment.clock
        self._console = console
        self._why = ""

    def do(self, title: str, work: Callable[[ObjectRef], None], refs: Sequence[ObjectRef]) -> None:
        """Do it with all keys, several at a time.

        Raises:
            SummitryError: with some it did not work, even later.
        """
        for wait in LATER.waits(title):
            refs = self._round(title, work, refs)
            if not refs:
                return
            self._clock.sleep(wait)
        raise SummitryError(
            f"{len(refs)} keys could not be brought up to date, {refs[0].key} among them: "
            f"{self._why}. Mend the cause and run the command again: it goes on where it stopped"
        )

    def _round(
        self, title: str, work: Callable[[ObjectRef], None], refs: Sequence[ObjectRef]
    ) -> Sequence[ObjectRef]:
        """Give the keys that it did not work for."""

        def works(ref: ObjectRef) -> bool:
            try:
                work(ref)
            except TransientError as error:
                self._why = str(error)
                return False
            return True

        with ThreadPoolExecutor(WORKERS) as pool:
            done = self._shown(title, pool.map(works, refs), len(refs))
            return [ref for ref, did in zip(refs, done, strict=True) if not did]

    def _shown(self, title: str, done: Iterable[bool], total: int) -> Iterable[bool]:
        columns = (
            TextColumn("[bold]{task.description}[/]"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("objects"),
            TimeElapsedColumn(),
            TextColumn("[dim]left[/]"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self._console, disable=total == 0) as progress:
            yield from progress.track(done, total=total, description=title)
