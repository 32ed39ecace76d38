"""What a client raises."""

from shared.client.answers import Problem


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
    errors = [
        f"{error['parameter']}: {error['message']}"
        + (f" (did you mean {', '.join(error['nearest'])}?)" if error.get("nearest") else "")
        for error in problem.get("errors", ())
    ]
    return "; ".join(errors) or problem["detail"]
