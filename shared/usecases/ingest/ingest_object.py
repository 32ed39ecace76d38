"""Ingest of one key: brings a generation of the index in line with the bucket.

A pass reads the object as it is now, claims the key, writes what follows from the object and
removes what does not. Then it looks at the object again. It ends only where nothing has changed
meanwhile: neither the object nor the owner of the key. docs/ingest.md says why that is enough,
whatever is lost, repeated, reordered or late.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.domain.errors import TransientError, VersionConflict
from shared.domain.manifests import Manifest
from shared.domain.messages import Continuation, Origin
from shared.domain.objects import ObjectRef
from shared.ports import Generation, OpenObject
from shared.usecases.ingest.ingest_pass import Pass
from shared.usecases.ingest.pass_context import IngestResult, ObjectChanged, PassContext
from shared.usecases.ingest.retry_delays import KEY_CONTENTION
from shared.usecases.ingest.utc_times import utc_time

UNKNOWN = Origin()


@dataclass(frozen=True, slots=True)
class Ingest:
    """The use case that alone writes documents to the index and removes them.

    Attributes:
        context: what every pass works with.
    """

    context: PassContext

    def update_all(
        self,
        ref: ObjectRef,
        generations: Sequence[Generation],
        deadline: float,
        origin: Origin = UNKNOWN,
    ) -> tuple[IngestResult, ...]:
        """Bring several generations in line with one key, one after the other.

        No generation gets a state of the object that the one before it does not have. So what a
        search finds in the last one, it finds in the others too. An object that takes several
        invocations is the exception.

        Args:
            ref: the key.
            generations: those that are written; the one that searches read comes last.
            deadline: when to hand a long object on, in the clock's time.
            origin: the event that this goes back to.

        Raises:
            TransientError: it could not be done now; trying again later may work.
        """
        results: list[IngestResult] = []
        preceding: Generation | None = None
        for generation in generations:
            results.append(self.update(ref, generation, deadline, preceding, origin))
            preceding = generation if results[-1].outcome != "continued" else None
        return tuple(results)

    def update(
        self,
        ref: ObjectRef,
        generation: Generation,
        deadline: float,
        preceding: Generation | None = None,
        origin: Origin = UNKNOWN,
    ) -> IngestResult:
        """Bring one generation in line with one key, whatever was or was not done before.

        Args:
            ref: the key.
            generation: the generation of the index that is written.
            deadline: when to hand a long object on, in the clock's time.
            preceding: the generation that needs a state of the object first, or None.
            origin: the event that this goes back to.

        Raises:
            TransientError: it could not be done now; trying again later may work.
        """
        clock = self.context.clock
        last = generation.manifests.read(ref)
        first_number = last.number
        file_touched = False
        for wait in KEY_CONTENTION.waits(f"{ref.key}:{first_number}:{clock.now()}"):
            # What an earlier pass let in is not held back again, whatever our clock says.
            now = max(clock.now(), last.read_at)
            work = Pass(self.context, generation, ref, deadline, now, origin)
            try:
                with self.context.store.open(ref) as opened:
                    if preceding is None or _is_up_to_date(preceding, ref, opened, work.now):
                        return work.start(opened)
                if self.update(ref, preceding, deadline, None, origin).outcome == "continued":
                    preceding = None
            except (VersionConflict, ObjectChanged):
                file_touched = file_touched or work.file_touched
            if clock.now() + wait > deadline:
                break
            clock.sleep(wait)
            last = generation.manifests.read(ref)
            if not file_touched and _has_later_pass_ended(first_number, last, clock.now()):
                return IngestResult(ref, generation.number, "superseded")
        raise TransientError(f"{ref.key} keeps changing; it is looked at again later")

    def resume(
        self, message: Continuation, generation: Generation, deadline: float
    ) -> IngestResult:
        """Continue a long object where an earlier invocation stopped.

        A run whose key a later pass has claimed ends here: that pass has a message of its own until
        the key is in line. A run whose object has changed starts over.

        Raises:
            TransientError: it could not be done now; trying again later may work.
        """
        ref, manifests = message.ref, generation.manifests
        now = self.context.clock.now()
        work = Pass(self.context, generation, ref, deadline, now, message.origin)
        try:
            if not work.restore(message):
                return IngestResult(ref, generation.number, "superseded")
            if message.record is None:
                return work.finish()
            with self.context.store.open(ref, message.etag) as opened:
                if opened and opened.version == work.manifest.version:
                    return work.resume(opened, message, message.record)
        except VersionConflict as conflict:
            if manifests.read(ref).number > message.number:
                return IngestResult(ref, generation.number, "superseded")
            raise TransientError(f"another invocation is continuing {ref.key}") from conflict
        except ObjectChanged:
            pass
        return self.update(ref, generation, deadline, None, message.origin)


def _has_later_pass_ended(number: int, manifest: Manifest, now: float) -> bool:
    """Return whether a pass that claimed the key after pass `number` has ended.

    It looked at the object after its claim, thus after our event. Later changes have events of
    their own. So nothing is left to do, unless an embargo has ended since.
    """
    ended = manifest.number > number and manifest.outcome.state != "claimed"
    return ended and not manifest.outcome.is_due(utc_time(now))


def _is_up_to_date(
    generation: Generation, ref: ObjectRef, opened: OpenObject | None, now: float
) -> bool:
    """Return whether a generation has what follows now from the object as it was opened."""
    manifest = generation.manifests.read(ref)
    version = opened.version if opened else None
    ended = manifest.outcome.state != "claimed"
    return manifest.version == version and ended and not manifest.outcome.is_due(utc_time(now))
