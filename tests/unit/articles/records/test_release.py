"""Items that an agency takes back or holds under an embargo."""

import io
import json
from datetime import UTC, datetime, timedelta

import pytest

from shared.articles import Moments, Unreadable, read_articles
from shared.articles.records.release import check_release
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
MOMENTS = Moments.at(NOW)


def reason_of(error: PermanentError) -> tuple[str, datetime | None]:
    return error.reason, error.until


@pytest.mark.parametrize(
    "status",
    [
        "canceled",
        "Cancelled",
        "stat:canceled",
        "prefix:WITHHELD",
        "http://cv.example/pubstatus/withheld",
        "killed",
        "kill",
        "Withdrawn",
        "retracted",
    ],
)
def test_a_status_that_takes_an_item_back(status: str) -> None:
    with pytest.raises(PermanentError, match="urn:7") as caught:
        check_release("urn:7", MOMENTS, statuses=["usable", status])
    assert caught.value.reason == "not-for-publication"
    assert "under another key" in caught.value.detail


@pytest.mark.parametrize("status", ["", "usable", "stat:usable", "USABLE", "OPEN", "New news"])
def test_a_status_that_lets_an_item_go(status: str) -> None:
    check_release(None, MOMENTS, statuses=[status])


@pytest.mark.parametrize(
    "notice",
    [
        "KILL: the name is wrong",
        "BULLETIN KILL",
        "Mandatory kill. Editors, delete the story",
        "URGENT - STORY WITHDRAWN",
    ],
)
def test_a_note_that_takes_an_item_back(notice: str) -> None:
    with pytest.raises(PermanentError) as caught:
        check_release(None, MOMENTS, notices=[notice])
    assert caught.value.reason == "not-for-publication"


@pytest.mark.parametrize(
    "notice",
    [
        "For global distribution",
        "Killer heat: adds quotes of the minister",
        "Adds detail on those killed",
        "",
    ],
)
def test_a_note_that_takes_nothing_back(notice: str) -> None:
    check_release(None, MOMENTS, notices=[notice])


@pytest.mark.parametrize(
    ("value", "until"),
    [
        ("2026-01-01T13:00:00Z", datetime(2026, 1, 1, 13, tzinfo=UTC)),
        ("20260101T080000-0500", datetime(2026, 1, 1, 13, tzinfo=UTC)),
        ("2026-01-01T12:30:00", datetime(2026, 1, 1, 12, 30, tzinfo=UTC)),
        ("2026-01-02", datetime(2026, 1, 2, tzinfo=UTC)),
        ("2031-01-01T00:00:00Z", datetime(2031, 1, 1, tzinfo=UTC)),
        ("until the press conference", None),
        ("9999-12-31T23:59:59-12:00", None),
    ],
)
def test_an_embargo_that_has_not_passed_holds_back(value: str, until: datetime | None) -> None:
    with pytest.raises(PermanentError) as caught:
        check_release(None, MOMENTS, ends=[value])
    assert reason_of(caught.value) == ("embargoed", until)
    assert ("quarantine retry" in caught.value.detail) == (until is not None)


@pytest.mark.parametrize("value", ["", " ", "2026-01-01T13:30:00+02:00", "2025-12-31", "20250101"])
def test_an_embargo_that_has_passed_holds_nothing(value: str) -> None:
    check_release(None, MOMENTS, ends=[value])


def read(*records: object, moments: Moments = MOMENTS) -> list[Article | Unreadable]:
    data = json.dumps([{"text": "Another article."}, *records]).encode()
    return list(read_articles(io.BytesIO(data), "a.json", moments=moments))


ITEM = {"uri": "urn:7", "version": "2", "headline": "Ferry sails", "body_text": "It left at noon."}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"pubstatus": "canceled"}, "not-for-publication"),
        ({"pubStatus": "withheld"}, "not-for-publication"),
        ({"pubStatus": {"name": "Canceled", "uri": "http://cv.example/x"}}, "not-for-publication"),
        ({"pubStatus": {"name": "Off", "qcode": "stat:canceled"}}, "not-for-publication"),
        ({"ednote": "KILL - wrong picture"}, "not-for-publication"),
        ({"embargoed": "2026-01-01T13:00:00Z"}, "embargoed"),
        ({"embargoed": "2026-01-01T13:00:00Z", "pubstatus": "canceled"}, "not-for-publication"),
        ({"embargoed": True}, "embargoed"),
        ({"pubstatus": "embargoed"}, "embargoed"),
    ],
)
def test_ninjs_that_is_not_to_be_published(said: dict[str, object], reason: str) -> None:
    good, held = read({**ITEM, **said})
    assert isinstance(good, Article)
    assert isinstance(held, Unreadable)
    assert held.reason == reason


@pytest.mark.parametrize(
    "said",
    [
        {"pubstatus": "usable", "embargoed": None},
        {"pubstatus": "usable", "embargoed": ""},
        {"pubstatus": "embargoed", "embargoed": "2025-12-01T00:00:00Z"},
        {"ednote": "Corrects the second paragraph"},
    ],
)
def test_ninjs_that_may_be_published(said: dict[str, object]) -> None:
    _, article = read({**ITEM, **said})
    assert isinstance(article, Article)


def test_after_its_embargo_an_item_is_an_article_like_others() -> None:
    record = {**ITEM, "embargoed": "2026-01-01T13:00:00Z"}
    _, held = read(record)
    assert isinstance(held, Unreadable)
    assert held.until == datetime(2026, 1, 1, 13, tzinfo=UTC)
    _, article = read(record, moments=Moments(NOW, NOW + timedelta(hours=1)))
    assert isinstance(article, Article)
    assert article.published is None


def test_the_newest_version_in_a_list_counts_even_where_it_takes_the_item_back() -> None:
    found = read({**ITEM, "version": "1"}, ITEM, {**ITEM, "version": 3, "pubstatus": "canceled"})
    reasons = [one.reason for one in found if isinstance(one, Unreadable)]
    assert reasons == ["superseded", "superseded", "not-for-publication"]
