"""Brings one generation of the index in line with the bucket, for one key.

A pass reads the object as it is now, claims the key, writes what follows from the object, removes
what does not, looks at the object again, and ends only where nothing has changed meanwhile:
neither the object nor the owner of the key. docs/ingest.md says why that is enough, whatever is
lost, repeated, reordered or late.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.domain.errors import TransientError, VersionConflict
from shared.domain.manifests import Manifest
from shared.domain.messages import Continue
from shared.domain.objects import ObjectRef
from shared.ports import Generation, OpenObject
from shared.usecases.ingest.ingest_pass import Pass
from shared.usecases.ingest.pass_context import IngestResult, ObjectChanged, Tools
from shared.usecases.ingest.reason_files import iso
from shared.usecases.ingest.retry_delays import SOMEBODY_ELSE


@dataclass(frozen=True, slots=True)
class Ingest:
    """The one way in which documents get into the index or out of it.

    Attributes:
        tools: what every pass works with.
    """

    tools: Tools

    def look_in_all(
        self, ref: ObjectRef, generations: Sequence[Generation], deadline: float
    ) -> tuple[IngestResult, ...]:
        """Bring several generations in line with one key, one after the other.

        None gets a state of the object that the one before it has not, unless that one takes
        several invocations: what a search finds in the last one, it finds in the others too.

        Args:
            ref: the key.
            generations: those that are written, the one that searches read at last.
            deadline: in the clock's time; a long object is handed on then.

        Raises:
            TransientError: it could not be done now; trying again later may work.
        """
        results: list[IngestResult] = []
        before: Generation | None = None
        for generation in generations:
            results.append(self.look(ref, generation, deadline, before))
            before = generation if results[-1].outcome != "continued" else None
        return tuple(results)

    def look(
        self,
        ref: ObjectRef,
        generation: Generation,
        deadline: float,
        before: Generation | None = None,
    ) -> IngestResult:
        """Bring the index in line with one key, whatever was or was not done before.

        Args:
            ref: the key.
            generation: the generation of the index that is written.
            deadline: in the clock's time; a long object is handed on then.
            before: the generation that has to have a state of the object first, or None.

        Raises:
            TransientError: it could not be done now; trying again later may work.
        """
        clock = self.tools.clock
        last = generation.manifests.read(ref)
        seen = last.number
        noted = False
        for wait in SOMEBODY_ELSE.waits(f"{ref.key}:{seen}:{clock.now()}"):
            # What an earlier pass let in is not held back again, whatever our clock says.
            now = max(clock.now(), last.read_at)
            work = Pass(self.tools, generation, ref, deadline, now)
            try:
                with self.tools.store.open(ref) as opened:
                    if before is None or _is_in_line(before, ref, opened, work.now):
                        return work.start(opened)
                if self.look(ref, before, deadline).outcome == "continued":
                    before = None
            except (VersionConflict, ObjectChanged):
                noted = noted or work.noted
            if clock.now() + wait > deadline:
                break
            clock.sleep(wait)
            last = generation.manifests.read(ref)
            if not noted and _ended_since(seen, last, clock.now()):
                return IngestResult(ref, generation.number, "superseded")
        raise TransientError(f"{ref.key} keeps changing; it is looked at again later")

    def go_on(self, message: Continue, generation: Generation, deadline: float) -> IngestResult:
        """Go on with a long object where an earlier invocation stopped.

        A run whose key a later pass has claimed ends here: whoever claimed it holds a message of
        its own until the key is in line. A run whose object has changed starts over.

        Raises:
            TransientError: it could not be done now; trying again later may work.
        """
        ref, manifests = message.ref, generation.manifests
        work = Pass(self.tools, generation, ref, deadline, self.tools.clock.now())
        try:
            if not work.resume(message):
                return IngestResult(ref, generation.number, "superseded")
            if message.record is None:
                return work.finish()
            with self.tools.store.open(ref, message.etag) as opened:
                if opened and opened.version == work.manifest.version:
                    return work.go_on(opened, message, message.record)
        except VersionConflict as conflict:
            if manifests.read(ref).number > message.number:
                return IngestResult(ref, generation.number, "superseded")
            raise TransientError(f"{ref.key} is being gone on with elsewhere") from conflict
        except ObjectChanged:
            pass
        return self.look(ref, generation, deadline)


def _ended_since(seen: int, manifest: Manifest, now: float) -> bool:
    """Tell whether a pass that claimed the key after `seen` has ended.

    It looked at the object after its claim, thus after our event, and later changes have events of
    their own: nothing is left to do, unless it held back what need not be any more.
    """
    ended = manifest.number > seen and manifest.outcome.state != "claimed"
    return ended and not manifest.outcome.is_due(iso(now))


def _is_in_line(
    generation: Generation, ref: ObjectRef, opened: OpenObject | None, now: float
) -> bool:
    """Tell whether a generation has what follows now from the object as it was opened."""
    manifest = generation.manifests.read(ref)
    version = opened.version if opened else None
    ended = manifest.outcome.state != "claimed"
    return manifest.version == version and ended and not manifest.outcome.is_due(iso(now))
