"""The tally of a pass: the documents and bad records of its object, and the outcome they give."""

from dataclasses import dataclass, field

from shared.domain.manifests import BadRecord, Manifest, Outcome, Page, earliest
from shared.usecases.ingest.reason_files import LISTED_RECORDS

_EMPTY = "The object holds no article. Upload it again with at least one, or remove it."


@dataclass(slots=True)
class PassTally:
    """The tally of one pass.

    Attributes:
        ids: ids of the documents that follow from the object.
        bad: the first records that gave no document.
        unreadable: how many such records there are.
        until: when the first embargo on one of them ends, ISO 8601 in UTC, or None.
    """

    ids: set[str] = field(default_factory=set)
    bad: list[BadRecord] = field(default_factory=list)
    unreadable: int = 0
    until: str | None = None

    def add(self, page: Page) -> None:
        """Add the documents and bad records of one batch."""
        self.ids.update(page.ids)
        self.unreadable += len(page.bad)
        self.until = earliest((self.until, *(record.until for record in page.bad)))
        self.bad += page.bad[: LISTED_RECORDS - len(self.bad)]

    def outcome(self, manifest: Manifest) -> Outcome:
        """Return the outcome of the pass.

        Args:
            manifest: as the pass has claimed it; its outcome has a reason where the object as a
                whole could not be read.
        """
        if manifest.version is None:
            return Outcome("absent")
        claimed = manifest.outcome
        if claimed.reason:
            return Outcome(
                "quarantined", reason=claimed.reason, detail=claimed.detail, until=claimed.until
            )
        if self.ids:
            return Outcome("indexed", len(self.ids), self.unreadable, until=self.until)
        if self.bad:
            first = self.bad[0]
            return Outcome(
                "quarantined", 0, self.unreadable, first.reason, first.detail, self.until
            )
        return Outcome("quarantined", reason="empty", detail=_EMPTY)
