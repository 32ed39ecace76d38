"""The sample of terms that people look up."""

from infra.vocabulary.sample import sample
from shared.vocabulary.model import Leader, Term

LEADERS = [
    Leader(
        f"leader-{number}",
        f"Leader {number}",
        (),
        (f"{number}",),
        (Term("president", "leader", "FRA", None, "2001", "2002"),),
    )
    for number in range(50)
]


def test_the_same_seed_draws_the_same_terms() -> None:
    assert sample(LEADERS, 10, seed=1) == sample(LEADERS, 10, seed=1)
    assert sample(LEADERS, 10, seed=1) != sample(LEADERS, 10, seed=2)


def test_no_term_is_drawn_twice_and_none_is_invented() -> None:
    drawn = sample(LEADERS, 100, seed=1)
    assert sorted(leader.id for leader, _ in drawn) == sorted(leader.id for leader in LEADERS)
