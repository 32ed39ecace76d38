"""The dialog before a deployment: what is asked at the terminal, and the plan that comes of it."""

import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import typer
from rich.console import Console
from rich.markup import escape

from infra.cli.deploy.answers import answered, given_parameters, is_missing, suggestions
from infra.cli.deploy.domain_search import find_domain_arn
from infra.cli.deploy.plan import Plan, show_sizes
from infra.cli.deploy.questions import NO_ARN, Question
from infra.cli.deploy.template_parameters import TemplateParameter, read_parameters
from infra.cli.stack.account import Account, StackOptions
from infra.cli.stack.deployed import DeployedStack
from infra.cli.stack.session import ROOT
from infra.local.cloud import sam

DEFAULT_NAME = "summitry"
DEFAULT_REGION = "us-east-1"


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks questions at the terminal.

    Attributes:
        console: where.
    """

    console: Console

    def __call__(self, question: Question, parameter: TemplateParameter, suggested: str) -> str:
        """Ask until the template takes the answer."""
        self.console.print()
        self.console.print(question.help, style="dim", soft_wrap=True)
        if question.parameter == "EngineSize":
            show_sizes(self.console)
        choices = f" ({', '.join(parameter.allowed)})" if parameter.allowed else ""
        default = "" if suggested == NO_ARN else suggested
        while True:
            value = str(typer.prompt(f"{question.prompt}{choices}", default, err=True)).strip()
            problem = parameter.problem(value)
            if is_missing(question, value):
                problem = "An answer is needed here."
            if not problem:
                return value
            self.console.print(f"[red]{escape(problem)}[/]", highlight=False)


def choose_place(where: StackOptions, yes: bool) -> StackOptions:
    """Ask for the stack's name and region where the options do not tell them.

    Args:
        where: as given.
        yes: whether nothing is to be asked.

    Raises:
        SummitryError: there are no credentials, or no region and nobody to ask.
    """
    account = Account(where.region, where.profile)
    if yes:
        return StackOptions(where.name or DEFAULT_NAME, account.require_region(), where.profile)
    name = where.name or str(typer.prompt("Name of the stack", DEFAULT_NAME, err=True))
    region = account.region or str(typer.prompt("Region of AWS", DEFAULT_REGION, err=True))
    return StackOptions(name, region, where.profile)


def make_plan(
    account: Account,
    where: StackOptions,
    options: Sequence[str],
    there: DeployedStack | None,
    yes: bool,
) -> Plan:
    """Collect the values of all parameters, and ask for those that are to be asked for.

    Args:
        account: where the stack is deployed.
        where: the stack's name, region and profile.
        options: NAME=VALUE, as given.
        there: the stack as it is; None where there is none yet.
        yes: whether nothing is to be asked.

    Raises:
        UsageError: a value is missing or wrong.
    """
    parameters = read_parameters(ROOT / "template.yaml")
    given = given_parameters(options, parameters)
    current = there.parameters if there else _new(str(where.name))
    values = suggestions(parameters, given, current, os.environ)
    ask = None if yes else Asker(Console(stderr=True))
    values = answered(
        parameters, values, given, ask, lambda url: find_domain_arn(url, where.profile)
    )
    defaults = {name: each.default for name, each in parameters.items()}
    return Plan(
        str(where.name),
        account.require_region(),
        account.caller(),
        values,
        there.parameters if there else None,
        defaults,
    )


def _new(stack: str) -> Mapping[str, str]:
    """Return what a new stack gets without being told.

    It runs on this machine's processor. The names of its indices begin with its own name, so that
    two stacks on one engine do not write into the same index.
    """
    letters = re.sub("[^a-z0-9]", "", stack.lower())
    return {"Architecture": sam.architecture(platform.machine()), "IndexPrefix": f"{letters}-"}
