"""Bills: how much of what is used, and what that costs at list prices without any free share."""

from dataclasses import dataclass
from math import ceil

from infra.costs.inputs import Engine, Figure, Price

GB = 1e9
"""AWS bills storage, logs and transfer in GB; the tables take a GB for 10⁹ bytes."""

HOURS = 730
"""Hours of a month in AWS's own price calculator."""

UNIT = 100
LEAST_UNITS = 3
"""Amazon Comprehend bills texts in units of 100 characters, and at least three for each text."""

type Lines = dict[str, float]
"""US dollars by service."""


@dataclass(frozen=True, slots=True)
class Bill:
    """The arithmetic of all bills.

    Attributes:
        price: prices by name.
        figure: figures by name.
    """

    price: dict[str, Price]
    figure: dict[str, Figure]

    def files(self, articles: int) -> Lines:
        """Bill articles that are uploaded as single files, one pass each."""
        return {
            "S3 requests": articles * self._bucket_requests(),
            "SQS": articles * self._of("queue requests a message") * self._each("queue requests"),
            "Lambda": self._lambda(articles, articles * self.file_seconds()),
            "CloudWatch Logs": articles * self._log_bytes() / GB * self._each("logs written"),
        }

    def lines(self, articles: int) -> Lines:
        """Bill articles that are uploaded in one .jsonl.gz, invocation after invocation."""
        seconds = articles / self.lines_rate()
        invocations = ceil(seconds / self._of("invocation seconds"))
        return {
            "S3 requests": invocations * self._bucket_requests(),
            "SQS": invocations
            * self._of("queue requests a message")
            * self._each("queue requests"),
            "Lambda": self._lambda(invocations, seconds),
            "CloudWatch Logs": invocations * self._log_bytes() / GB * self._each("logs written"),
        }

    def searches(self, calls: int) -> Lines:
        """Bill searches through the API, each a whole faceted page."""
        logged = calls * self._of("log bytes around") / GB
        return {
            "API Gateway": calls * self._each("gateway calls"),
            "Lambda": self._lambda(calls, calls * self._of("page seconds")),
            "data out": calls * self._of("answer bytes") / GB * self._each("data out"),
            "CloudWatch Logs": logged * self._each("logs written"),
        }

    def idle(self, engine: Engine, articles: int) -> Lines:
        """Bill a month in which nothing happens, with so many articles as single files."""
        stored = articles * self._of("article bytes") / GB
        return {
            "engine": sum(self._each(node) for node in engine.hourly) * HOURS,
            "engine storage": engine.gigabytes * self._each("engine storage"),
            "S3": stored * self._each("bucket storage"),
            "SQS polls": self._of("idle polls a month") * self._each("queue requests"),
        }

    def comprehend(self, articles: int) -> float:
        """Bill entities alone of the same articles by Amazon Comprehend."""
        units = max(LEAST_UNITS, ceil(self._of("article characters") / UNIT))
        return articles * units * self._each("comprehend entities")

    def file_seconds(self) -> float:
        """Return seconds of a pass over one small file, on Lambda's share of a processor."""
        return self._of("pass seconds") / self._of("processor share")

    def lines_rate(self) -> float:
        """Return articles a second of one function in a .jsonl.gz."""
        return self._of("articles a second") * self._of("processor share")

    def engine_rate(self, engine: Engine) -> float:
        """Return articles a second that an engine takes: measured on two processors."""
        share = engine.processors / 2 / engine.copies
        return self._of("bulk articles a second") * share

    def rates(self, engine: Engine) -> tuple[float, float]:
        """Return articles a second as single files and as .jsonl.gz, bounded by the engine.

        All functions work at once, so there are at least as many .jsonl.gz as functions.
        """
        functions, bound = self._of("functions at once"), self.engine_rate(engine)
        return (
            min(functions / self.file_seconds(), bound),
            min(functions * self.lines_rate(), bound),
        )

    def room(self, engine: Engine) -> float:
        """Return how many articles fit: half of the storage, for merges and a second generation."""
        return engine.gigabytes * GB / 2 / engine.copies / self._of("index bytes")

    def _lambda(self, requests: int, seconds: float) -> float:
        time = seconds * self._of("function gigabytes") * self._each("lambda time")
        return requests * self._each("lambda requests") + time

    def _bucket_requests(self) -> float:
        writes = self._of("bucket writes a pass") * self._each("bucket writes")
        return writes + self._of("bucket reads a pass") * self._each("bucket reads")

    def _log_bytes(self) -> float:
        return self._of("log bytes a pass, ours") + self._of("log bytes around")

    def _of(self, name: str) -> float:
        return self.figure[name].value

    def _each(self, name: str) -> float:
        return self.price[name].each
