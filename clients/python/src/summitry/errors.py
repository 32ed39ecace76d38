"""What a client raises."""

from collections.abc import Callable

from summitry.types import ErrorEntry, ProblemDetails


class ApiError(Exception):
    """The API refused a request or could not answer it.

    Attributes:
        status: HTTP status.
        problem: the problem document (RFC 9457); `errors` names parameters with the nearest
            valid values.
        request_id: what to quote when asking for help.
    """

    def __init__(self, problem: ProblemDetails) -> None:
        """Keep the problem; its detail and errors are the message."""
        self.status = problem["status"]
        self.problem = problem
        self.request_id = problem.get("request_id", "")
        super().__init__(sentence(problem))


def sentence(problem: ProblemDetails, name: Callable[[str], str] = str) -> str:
    """Say what is wrong, with the likeliest valid values.

    Args:
        problem: the problem document.
        name: gives a valid value as it is to be shown; as it is, if none.
    """
    told = (_part(error, name) for error in problem.get("errors", ()))
    return "; ".join(told) or problem["detail"]


def _part(error: ErrorEntry, name: Callable[[str], str]) -> str:
    said = f"{error['parameter']}: {error['message']}"
    if "position" in error:
        said += f" (at character {error['position']})"
    if nearest := error.get("nearest"):
        said += f" (did you mean {' or '.join(map(name, nearest))}?)"
    return said
