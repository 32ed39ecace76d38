import threading
from dataclasses import dataclass, field
from typing import cast

import pytest

from infra.local.stack import Stack
from infra.proofs.chaos.run import ChaosRun


class Interrupted(BaseException):
    """Ctrl-C, somewhere in the storm."""


@dataclass
class NotedEngine:
    killed: threading.Event = field(default_factory=threading.Event)
    started_again: int = 0

    def kill(self) -> None:
        self.killed.set()

    def start_again(self) -> None:
        self.started_again += 1


@dataclass
class EngineAlone:
    engine: NotedEngine = field(default_factory=NotedEngine)


def storm_over(stack: EngineAlone) -> ChaosRun:
    return ChaosRun(cast("Stack", stack), changes=30, seed=1, say=lambda _: None)


def test_a_storm_that_is_broken_off_kills_nobody_any_more() -> None:
    stack = EngineAlone()
    with pytest.raises(Interrupted), storm_over(stack).outages():
        raise Interrupted
    assert not stack.engine.killed.is_set()


def test_an_engine_that_was_killed_stays_dead_when_the_storm_is_broken_off() -> None:
    stack = EngineAlone()
    chaos_run = storm_over(stack)
    chaos_run.progress.made = 10

    def break_off() -> None:
        with chaos_run.outages():
            stack.engine.killed.wait(5)
            raise Interrupted

    with pytest.raises(Interrupted):
        break_off()
    assert stack.engine.killed.is_set()
    assert stack.engine.started_again == 0
