"""What a client raises."""

from shared.client.answers import Problem, ProblemEntry


class ApiError(Exception):
    """The API refused a request or could not answer it.

    Attributes:
        status: HTTP status.
        problem: the problem document (RFC 9457); `errors` names parameters with the nearest
            valid values.
        request_id: what to quote when asking for help.
    """

    def __init__(self, problem: Problem) -> None:
        """Keep the problem; its detail and errors are the message."""
        self.status = problem["status"]
        self.problem = problem
        self.request_id = problem.get("request_id", "")
        super().__init__(_sentence(problem))


def _sentence(problem: Problem) -> str:
    return "; ".join(map(_part, problem.get("errors", ()))) or problem["detail"]


def _part(error: ProblemEntry) -> str:
    said = f"{error['parameter']}: {error['message']}"
    if "position" in error:
        said += f" (at character {error['position']})"
    if nearest := error.get("nearest"):
        said += f" (did you mean {' or '.join(nearest)}?)"
    return said
