import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.domain.messages import Continuation, KeyUpdate, Origin, to_body
from shared.domain.objects import ObjectRef
from shared.runtime.s3_events import UnknownMessageError, decode_message

EVENTS = Path(__file__).parents[2] / "data" / "events"
REF = ObjectRef("news", "articles/2025/a b=1 ä.txt")


@pytest.mark.parametrize("name", ["object_created", "object_removed", "object_expired"])
def test_every_event_means_look_at_this_key(name: str) -> None:
    assert decode_message((EVENTS / f"{name}.json").read_text()) == (KeyUpdate(REF),)


def test_an_event_tells_its_id_and_its_time() -> None:
    event = json.loads((EVENTS / "object_created.json").read_text())
    (look,) = decode_message(json.dumps(event), Origin("message", 7.0))
    assert look.origin == Origin("EXAMPLE", datetime(2025, 8, 28, 10, tzinfo=UTC).timestamp())
    event["Records"][0] = {"s3": event["Records"][0]["s3"], "responseElements": None}
    (look,) = decode_message(json.dumps(event), Origin("message", 7.0))
    assert look.origin == Origin("message", 7.0)


@pytest.mark.parametrize("origin", [Origin(), Origin("id", 5.5)])
def test_own_messages_keep_their_origin(origin: Origin) -> None:
    (message,) = decode_message(to_body(KeyUpdate(REF, origin=origin)), Origin("message", 7.0))
    assert message.origin == (origin if origin.event else Origin("message", 7.0))


def test_test_event_asks_for_nothing() -> None:
    assert decode_message((EVENTS / "test_event.json").read_text()) == ()


def test_same_key_twice_in_one_message_is_one_look() -> None:
    event = json.loads((EVENTS / "object_created.json").read_text())
    event["Records"] *= 2
    assert decode_message(json.dumps(event)) == (KeyUpdate(REF),)


@pytest.mark.parametrize("key", ["quarantine/articles/a/reason.json", "articles/folder/",
                                 "articles/folder_%24folder%24", "articles/a/b/"])  # fmt: skip
def test_keys_that_are_no_articles_are_let_go(key: str) -> None:
    event = json.loads((EVENTS / "object_created.json").read_text())
    event["Records"][0]["s3"]["object"]["key"] = key
    assert decode_message(json.dumps(event)) == ()


@pytest.mark.parametrize(
    "message",
    [KeyUpdate(REF), Continuation(REF, 1, "e", 3, 500, 1), Continuation(REF, 1, "e", 3, None, 9)],
)
def test_own_messages_come_back(message: KeyUpdate | Continuation) -> None:
    assert decode_message(to_body(message)) == (message,)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no json",
        "[]",
        "7",
        "{}",
        '{"Records": [{}]}',
        '{"Records": 7}',
        '{"summitry": "look"}',
        '{"summitry": "look", "ref": {"bucket": "b"}}',
        '{"summitry": "jump", "ref": {"bucket": "b", "key": "k"}}',
        '{"summitry":"continue","ref":{"bucket":"b","key":"k"},"number":"7"}',
    ],
)
def test_anything_else_is_left_to_the_dead_letter_queue(body: str) -> None:
    with pytest.raises(UnknownMessageError):
        decode_message(body)
