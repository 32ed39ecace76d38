"""The pause of an execution environment while the search engine refuses work."""

from dataclasses import dataclass

from shared.domain.errors import Throttled, TransientError
from shared.ports import Catalogue, Clock, DocumentWrite
from shared.usecases.ingest.retry_delays import away_delay

ASK_SECONDS = 10.0
"""The longest wait before the engine is asked. A question may take ten seconds if it hangs."""

FIRST_ASK_SECONDS = 1.0
"""The shortest one. When a node dies, each environment loses a connection at once, and the other
nodes take work again within a second or two (docs/growth.md)."""

QUESTION = tuple(DocumentWrite(f"{number:032x}", None) for number in range(128))
"""Deletes of documents that do not exist, for no hash of an article is that small. They take the
way of every write and change nothing that a search or a pass sees. So many ids lie on all of the
twelve shards that 100 million articles have."""

_NUMBER = 1


@dataclass(slots=True)
class EnginePause:
    """What an execution environment knows of an engine that refuses work, from batch to batch.

    While it lasts, no message is begun. So one question stands for all messages, and none of them
    uses up a try.

    Attributes:
        catalogue: tells which generations are written.
        clock: the time.
        cause: why the engine refuses work, for people; empty while there is no pause.
    """

    catalogue: Catalogue
    clock: Clock
    cause: str = ""
    _since: float = 0.0
    _asked_at: float = 0.0

    def begin(self, cause: str) -> None:
        """Begin a pause, or go on with one.

        Args:
            cause: what the engine said, for people.
        """
        self._asked_at = self.clock.now()
        if not self.cause:
            self._since = self._asked_at
        self.cause = cause

    def lasts(self) -> bool:
        """Return whether the engine still refuses work; ask it if nobody has done so lately.

        The longer it has refused work, the longer the wait before the next question.
        """
        if not self.cause:
            return False
        wait = min(max(self._asked_at - self._since, FIRST_ASK_SECONDS), ASK_SECONDS)
        if 0 <= self.clock.now() - self._asked_at < wait:
            return True
        try:
            self._ask()
        except TransientError as error:
            self.begin(str(error))
            return True
        self.cause = ""
        return False

    def delay(self) -> int:
        """Return after how many seconds a message is to come again."""
        now = self.clock.now()
        return away_delay(now - self._since, str(now))

    def _ask(self) -> None:
        for number in self.catalogue.current().write:
            results = self.catalogue.open(number).articles.write(QUESTION, _NUMBER)
            for result in results:
                if result.status == "throttled":
                    raise Throttled(f"the search engine has no room: {result.detail}")
