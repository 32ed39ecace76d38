"""The longest time for which nothing worked."""

from infra.proofs.nodes.attempts import Attempt, Attempts


def made(*times: tuple[float, float, str]) -> Attempts:
    return Attempts([Attempt("page", began, ended, failure) for began, ended, failure in times])


def test_failures_last_from_the_first_ones_beginning_to_the_next_success() -> None:
    attempts = made((0, 1, ""), (1, 4, "503"), (2, 5, "503"), (5, 6, ""), (6, 7, "503"), (7, 8, ""))
    assert attempts.longest_failure("page", 0, 10) == 5
    assert attempts.longest_failure("page", 6.5, 10) == 2
    assert attempts.longest_failure("events", 0, 10) == 0


def test_failures_that_do_not_end_last_until_the_end() -> None:
    assert made((0, 1, ""), (1, 2, "503")).longest_failure("page", 0, 10) == 9


def test_a_slow_failure_counts_from_its_beginning_although_others_worked_meanwhile() -> None:
    assert made((0, 3.4, "503"), (1, 2, ""), (3.4, 3.5, "")).longest_failure("page", 0, 10) == 3.5


def test_the_gap_between_successes_and_their_rate() -> None:
    attempts = made((0, 1, ""), (1, 2, "503"), (2, 6, ""), (6, 7, ""))
    assert attempts.longest_gap("page", 0, 8) == 5
    assert attempts.longest_gap("page", 0, 20) == 13
    assert attempts.rate("page", 0, 8) == 3 / 8
