import json
import random
from typing import Any

from infra.proofs.chaos.users import Users, content
from shared.domain.messages import KeyUpdate
from shared.runtime.s3_events import decode_message


class NotingS3:
    """Notes what is put and deleted."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []

    def put_object(self, **told: Any) -> None:
        self.calls.append(("put", told["Key"]))

    def delete_object(self, **told: Any) -> None:
        self.calls.append(("delete", told["Key"]))


def changes(seed: int) -> tuple[list[list[str]], list[tuple[str, str]]]:
    s3 = NotingS3()
    copies = list(Users(s3, "news", 200, seed).make_changes())
    return copies, sorted(s3.calls)


def test_equal_seeds_do_equal_things() -> None:
    assert changes(1) == changes(1)
    assert changes(1) != changes(2)


def test_users_put_overwrite_and_delete_in_several_formats() -> None:
    _, calls = changes(3)
    put = [key for what, key in calls if what == "put"]
    assert len(set(put)) < len(put)
    assert any(what == "delete" for what, _ in calls)
    assert {key.partition(".")[2] for key in put} == {"txt", "jsonl", "jsonl.gz"}


def test_a_copy_asks_for_the_look_that_the_event_asked_for() -> None:
    copies, calls = changes(4)
    told = {body for bodies in copies for body in bodies}
    keys = {key for _, key in calls}
    for body in told:
        [look] = decode_message(body)
        assert isinstance(look, KeyUpdate)
        assert look.ref.key in keys
    assert {len(bodies) for bodies in copies} == {0, 1, 2}


def test_some_content_cannot_be_read() -> None:
    chance = random.Random(1)
    made = [content("a.jsonl", chance) for _ in range(100)]
    lines = [line for body in made if body.isascii() for line in body.decode().split("\n")]
    assert any(not body.isascii() for body in made)
    assert any(line == "no JSON" for line in lines)
    assert any(line.startswith("{") and json.loads(line)["text"] for line in lines)
