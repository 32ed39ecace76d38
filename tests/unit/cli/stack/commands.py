"""Commands that work on a stack, each as it is typed."""

ASKING = (
    ["search", "x"],
    ["facets", "leader"],
    ["export"],
    ["show", "1"],
    ["similar", "1"],
    ["timeline"],
    ["network"],
    ["events"],
)
"""Those that ask the API."""

OPERATORS = (
    ["backfill"],
    ["reconcile"],
    ["redrive"],
    ["reindex"],
    ["quarantine", "list"],
    ["quarantine", "show", "articles/a"],
    ["quarantine", "retry", "articles/a"],
)
"""Those that work on bucket, queues and index."""
