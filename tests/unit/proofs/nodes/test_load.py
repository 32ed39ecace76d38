"""Uploads keep their pace, and revise what was uploaded."""

import threading

from infra.proofs.nodes.bucket import BUCKET, NotifyingBucket, TimedQueue
from infra.proofs.nodes.load import WAITING_UPLOADS, Pace, Uploader


def upload_for(seconds: float, rate: float | None) -> Uploader:
    over = threading.Event()
    uploader = Uploader(NotifyingBucket(TimedQueue()), "user", Pace(rate))
    thread = threading.Thread(target=uploader.work, args=(over,))
    thread.start()
    over.wait(seconds)
    over.set()
    thread.join()
    return uploader


def test_uploads_keep_their_pace_and_some_are_revisions() -> None:
    uploader = upload_for(0.5, 100)
    assert 25 <= uploader.made <= 60
    keys = list(uploader.bucket.list(BUCKET, "articles/"))
    assert 0 < len(keys) < uploader.made
    assert uploader.bucket.queue.depth() == uploader.made


def test_as_many_as_possible_are_no_more_than_can_wait() -> None:
    assert upload_for(0.2, None).made == WAITING_UPLOADS
