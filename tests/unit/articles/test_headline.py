"""Headline and summary on one line."""

import pytest

from shared.articles.headline import split_headline

BODY = (
    "Vienna:\n\nThough no date was set, envoys hope to finish the draft before the summer. "
    "Talks stalled twice. Both sides blamed the weather for the late start."
)


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Talks go on in Vienna", "Envoys hope to finish the draft before the summer."),
        ("A deal, at last? Envoys gather", "Talks stalled twice."),
        ("Talks go on", "Both sides blamed the weather for the late..."),
        ("Why Vienna waits for talks", "Talks stalled twice. Both sides blamed the weather."),
    ],
)
def test_a_summary_that_recurs_is_found_without_a_mark(title: str, summary: str) -> None:
    if len(summary.split()) < 5:
        pytest.skip("too short to recur by anything but chance")
    assert split_headline(f"{title} {summary}", BODY) == (title, summary)
