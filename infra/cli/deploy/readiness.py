"""Whether a stack that was just deployed works: its roles on the engine, its API, its engine."""

import time
import uuid
from dataclasses import dataclass

import httpx

from infra.cli.operate.domain import stack_domain
from infra.cli.operate.engine_address import stack_engine
from infra.cli.stack.deployed import DeployedStack
from infra.cli.stack.session import api_client
from infra.local.progress import Task
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch.requests import OpenSearchRequests
from shared.domain.errors import SummitryError, TransientError
from shared.usecases.operate.engine_check import check_engine
from shared.usecases.operate.engine_roles import map_roles

READY_SECONDS = 90
"""New roles and keys of AWS are known everywhere only after some seconds, seldom a minute."""
STEP_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class EngineReport:
    """What the check of the engine found.

    Attributes:
        tried: how many things.
        problems: what does not work, and what that means.
        closed: whether the engine does not let the caller in, so that nothing could be tried.
    """

    tried: int
    problems: tuple[str, ...]
    closed: bool


def map_stack_roles(stack: DeployedStack, task: Task) -> None:
    """Let the functions in on the domain, where the stack has a function that may do so.

    Raises:
        SummitryError: the domain's master user cannot be asked.
    """
    if stack.engine_auth == "none":
        task.finish("the engine asks for no signature")
        return
    domain = stack_domain(stack, None, None, None, stack.index_prefix)
    if domain.master is None:
        task.finish("left to the domain's own master user")
        return
    task.say("letting the functions in")
    roles = domain.ingest_role, domain.api_role, domain.operator_role
    done = list(map_roles(domain.master, domain.prefix, *roles))
    changed = sum(change.outcome != "as it was" for change in done)
    task.finish(f"{len(done)} roles and mappings, {changed} of them changed")


def await_api(stack: DeployedStack, key: str, task: Task) -> None:
    """Wait until the API answers and finds its search engine.

    Raises:
        SummitryError: it does not in time; the message has its last answer.
    """
    task.say("waiting for the API")
    end = time.monotonic() + READY_SECONDS
    with api_client(stack.api, key) as api:
        while said := _unready(api):
            if time.monotonic() > end:
                raise SummitryError(
                    f"The stack {stack.name} is deployed, but its API is not ready: {said}. "
                    f"docs/runbook.md tells what to do; `summitry status --stack {stack.name}` "
                    "has the addresses."
                )
            task.check()
            time.sleep(STEP_SECONDS)
    task.finish("the API answers and finds its search engine")


def _unready(api: httpx.Client) -> str:
    """Tell why the API is not ready; empty once it is."""
    try:
        answer = api.get("/health")
    except httpx.HTTPError as error:
        return str(error)
    if answer.status_code == httpx.codes.OK:
        return ""
    try:
        return f"{answer.status_code}: {answer.json()['detail']}"
    except (ValueError, KeyError, TypeError):
        return f"{answer.status_code}"


def check_stack_engine(stack: DeployedStack, task: Task) -> EngineReport:
    """Try each thing that we rely on, with the caller's own rights on the engine."""
    task.say("trying each thing that Summitry relies on")
    engine = OpenSearchRequests(stack_engine(stack))
    try:
        results = list(
            check_engine(engine, SystemClock(), stack.index_prefix, uuid.uuid4().hex[:12])
        )
    except TransientError:
        task.finish("not reached from here")
        return EngineReport(0, (), closed=True)
    if any(refused in results[0].problem for refused in (" 401 ", " 403 ")):
        task.finish("your own credentials are not let in")
        return EngineReport(0, (), closed=True)
    problems = tuple(f"{each.name}: {each.meaning}" for each in results if each.problem)
    task.finish(f"{len(results) - len(problems)} of {len(results)} things work")
    return EngineReport(len(results), problems, closed=False)
