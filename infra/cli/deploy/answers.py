"""The values of all parameters: from options, from the stack as it is, from questions."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from infra.cli.deploy.questions import NO_ARN, QUESTIONS, Question
from infra.cli.deploy.template_parameters import TemplateParameter, TemplateParameters
from infra.cli.failures import UsageError

ENVIRONMENT = {"OpenSearchUrl": "OPENSEARCH_URL", "OpenSearchAuth": "OPENSEARCH_AUTH"}
"""Variables of the other commands that suggest a value."""

HIDDEN = "****"
"""What CloudFormation shows of a value that nobody may see."""

type Ask = Callable[[Question, TemplateParameter, str], str]
"""Asks a question: gets the parameter and a suggestion, gives the answer."""


def given_parameters(options: Iterable[str], parameters: TemplateParameters) -> dict[str, str]:
    """Read NAME=VALUE options.

    Raises:
        UsageError: one is none, names no parameter, or has a value that the template refuses.
    """
    given = {}
    for option in options:
        name, equals, value = option.partition("=")
        if not equals:
            raise UsageError(f"--parameter {option} has no value: write NAME=VALUE")
        _require_right(parameters, name, value)
        given[name] = value
    return given


def suggestions(
    parameters: TemplateParameters,
    given: Mapping[str, str],
    current: Mapping[str, str],
    environment: Mapping[str, str],
) -> dict[str, str]:
    """Return a value for each parameter that has one before anything is asked.

    Args:
        parameters: the template's.
        given: by options; they win.
        current: of the stack as it is deployed; they come next.
        environment: variables.
    """
    values = {}
    for name, parameter in parameters.items():
        suggested = environment.get(ENVIRONMENT.get(name, ""))
        for value in (given.get(name), _kept(current.get(name)), suggested, parameter.default):
            if value is not None:
                values[name] = value
                break
    return values


def answered(
    parameters: TemplateParameters,
    values: Mapping[str, str],
    given: Mapping[str, str],
    ask: Ask | None,
    find_arn: Callable[[str], str],
) -> dict[str, str]:
    """Ask what is left to be asked, and return the values of all parameters.

    Args:
        parameters: the template's.
        values: what `suggestions` returned.
        given: by options, which are not asked for.
        ask: asks a question; None where nobody is to be asked.
        find_arn: finds the ARN of the domain with an address; empty where it cannot.

    Raises:
        UsageError: a value is missing or wrong, and nobody is to be asked.
    """
    found = dict(values)
    for question in asked_questions(parameters):
        name = question.parameter
        if not question.is_asked(found):
            # What was answered for another engine says nothing about this one.
            found[name] = given.get(name, parameters[name].default or "")
            continue
        if name == "OpenSearchArn" and found.get(name) in ("", NO_ARN):
            found[name] = find_arn(found["OpenSearchUrl"]) or NO_ARN
        if ask is not None and name not in given:
            found[name] = ask(question, parameters[name], found.get(name, ""))
        _require_answer(question, found.get(name, ""))
        _require_right(parameters, name, found.get(name, ""))
    for name in parameters:
        _require_right(parameters, name, found.get(name, ""))
    return found


def asked_questions(parameters: TemplateParameters) -> Sequence[Question]:
    """Return the questions for parameters that the template has."""
    return [question for question in QUESTIONS if question.parameter in parameters]


def is_missing(question: Question, value: str) -> bool:
    """Tell whether an answer is empty that may not be."""
    return question.required and value in ("", NO_ARN)


def _require_answer(question: Question, value: str) -> None:
    if is_missing(question, value):
        raise UsageError(
            f"{question.parameter} is missing: give --parameter {question.parameter}=VALUE. "
            f"{question.help}"
        )


def _require_right(parameters: TemplateParameters, name: str, value: str) -> None:
    if name not in parameters:
        raise UsageError(
            f"--parameter {name} is no parameter of template.yaml, which has "
            f"{', '.join(parameters)}"
        )
    problem = parameters[name].problem(value)
    if problem:
        raise UsageError(problem)


def _kept(value: str | None) -> str | None:
    return None if value == HIDDEN else value
