"""`summitry deploy`: a stack on AWS, made or brought up to date, step by step."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from infra.cli.deploy.deployment_run import DeploymentRun
from infra.cli.deploy.dialog import choose_place, make_plan
from infra.cli.deploy.plan import Plan, show_plan
from infra.cli.deploy.readiness import EngineReport, await_api, check_stack_engine, map_stack_roles
from infra.cli.deploy.removal import delete_stack
from infra.cli.failures import messages
from infra.cli.stack.account import Account, Profile, Region, StackOptions
from infra.cli.stack.deployed import DeployedStack, find_stack, look_up, require_idle
from infra.cli.stack.session import api_client, project_folders
from infra.cli.stack.status import show_stack, stack_json
from infra.cli.terminal.progress import shown_progress
from infra.cli.upload.delivery import deliver
from infra.cli.upload.files import find_uploads
from infra.cli.upload.report import print_report
from infra.local.cloud import sam

console = Console()

NEVER_MADE = ("CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "REVIEW_IN_PROGRESS")
"""Statuses of a stack whose first deployment failed: CloudFormation updates none of these."""


def deploy_command(
    stack: Annotated[
        str | None, typer.Option(help="Name of the stack; without it, it is asked for.")
    ] = None,
    region: Region = None,
    profile: Profile = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option(help="NAME=VALUE of a parameter of template.yaml; may be given many times."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Ask nothing: take options, the stack as it is, defaults.")
    ] = False,
    upload: Annotated[
        list[Path] | None,
        typer.Option(exists=True, help="Files or folders to upload at the end; none without it."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object: the stack's addresses and names.")
    ] = False,
) -> None:
    """Put Summitry on AWS, or bring a stack there up to date.

    It asks a few questions, shows what is made and what that costs, builds, deploys, and checks
    that it works. A second run keeps the answers of the first one.
    """
    where = choose_place(StackOptions(stack, region, profile), yes)
    account = Account(where.region, profile)
    there = look_up(account, str(where.name))
    require_idle(there)
    failed = there if there is not None and there.status in NEVER_MADE else None
    plan = make_plan(account, where, parameter or (), None if failed else there, yes)
    show_plan(plan, messages)
    if failed:
        messages.print(f"A first try failed ({failed.status}): its rest is removed first.")
    if not yes:
        typer.confirm("\nGo on?", default=True, abort=True, err=True)
    _run(account, where, plan, failed)
    deployed = find_stack(where)
    report = _try(deployed)
    if as_json:
        typer.echo(json.dumps(stack_json(deployed)))
    else:
        _show(deployed, report)
    if upload:
        _upload(deployed, upload)


def _run(account: Account, where: StackOptions, plan: Plan, failed: DeployedStack | None) -> None:
    """Build and deploy, with what a failed try left behind removed first."""
    messages.print()
    folders = project_folders().with_own_logs("deploy")
    with shown_progress(messages) as progress:
        if failed is not None:
            delete_stack(failed, progress.task("Failed try"), live=messages.is_terminal)
        processor = plan.values["Architecture"]
        template = sam.build(folders, progress.task("Functions"), processor)
        run = DeploymentRun(account, where.profile, plan.stack, folders, messages.is_terminal)
        run.deploy(template, plan.values, progress.task("Stack"))


def _try(stack: DeployedStack) -> EngineReport:
    with shown_progress(messages) as progress:
        map_stack_roles(stack, progress.task("Roles"))
        await_api(stack, stack.key("read"), progress.task("API"))
        return check_stack_engine(stack, progress.task("Engine"))


def _show(stack: DeployedStack, report: EngineReport) -> None:
    console.print()
    show_stack(stack, console)
    if report.closed:
        messages.print(
            "The functions reach the search engine; you do not, from here and with these "
            f"credentials. `summitry engine check --stack {stack.name}` tells more.",
            style="dim",
        )
    for problem in report.problems:
        console.print(f"[yellow]the search engine lacks something:[/] {problem}")
    place = f"--stack {stack.name}"
    console.print("\nWhat next:", style="bold")
    console.print(
        f"  summitry upload FILES {place}     puts articles into it\n"
        f"  summitry search WORDS {place}     finds them\n"
        f"  summitry status --keys {place}    shows the keys, for other programs and the page\n"
        f"  summitry remove {place}           takes it away again",
        highlight=False,
        soft_wrap=True,
    )


def _upload(stack: DeployedStack, paths: list[Path]) -> None:
    with api_client(stack.api, stack.key("read")) as api:
        s3 = stack.account.client("s3")
        delivery = deliver(s3, stack.bucket, api, find_uploads(paths), messages)
    print_report(console, delivery, each=False)
    if not delivery.whole:
        raise typer.Exit(1)
