"""Values of the template's parameters: where each comes from, and what is refused."""

from dataclasses import replace

import pytest

from infra.cli.deploy.answers import answered, given_parameters, suggestions
from infra.cli.deploy.questions import NO_ARN, QUESTIONS, Question
from infra.cli.deploy.template_parameters import TemplateParameter, read_parameters
from infra.cli.failures import UsageError
from infra.cli.stack.session import ROOT

PARAMETERS = read_parameters(ROOT / "template.yaml")
URL = "https://search-news-abc.eu-west-1.es.amazonaws.com"
ARN = "arn:aws:es:eu-west-1:111122223333:domain/news"


def values(
    *options: str, current: dict[str, str] | None = None, **environment: str
) -> dict[str, str]:
    """What is deployed where nothing is asked."""
    given = given_parameters(options, PARAMETERS)
    suggested = suggestions(PARAMETERS, given, current or {}, environment)
    return answered(PARAMETERS, suggested, given, None, lambda _: "")


def test_all_parameters_of_the_template_are_read_with_their_words() -> None:
    assert {"OpenSearchUrl", "Uploads", "IngestConcurrency"} <= set(PARAMETERS)
    assert all(parameter.description for parameter in PARAMETERS.values())
    assert PARAMETERS["Uploads"].allowed == ("keys", "open", "off")
    assert PARAMETERS["IngestConcurrency"].is_number


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("Uploads", "maybe", "one of keys, open, off"),
        ("IngestConcurrency", "1", "at least 2"),
        ("IngestConcurrency", "1001", "at most 1000"),
        ("IngestConcurrency", "ten", "is a number"),
        ("IndexPrefix", "News", "lower-case"),
        ("BucketName", "My_Bucket", "lower-case"),
    ],
)
def test_a_wrong_value_is_told_in_words(name: str, value: str, told: str) -> None:
    assert told in PARAMETERS[name].problem(value)
    with pytest.raises(UsageError, match=name):
        given_parameters([f"{name}={value}"], PARAMETERS)


def test_a_default_of_the_template_is_no_problem() -> None:
    problems = [each.problem(each.default) for each in PARAMETERS.values() if each.default]
    assert set(problems) == {""}


@pytest.mark.parametrize(
    ("option", "told"), [("Uploads", "NAME=VALUE"), ("Upload=off", "is no parameter of template")]
)
def test_an_option_that_names_no_parameter_is_refused(option: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        given_parameters([option], PARAMETERS)


def test_options_win_over_the_stack_and_the_stack_over_the_environment() -> None:
    signed = (f"OpenSearchArn={ARN}",)
    here = values(*signed, OPENSEARCH_URL=URL)
    assert here["OpenSearchUrl"] == URL
    current = {"OpenSearchUrl": "https://kept.example", "Uploads": "off", "OpenSearchArn": ARN}
    kept = values(current=current, OPENSEARCH_URL=URL)
    assert (kept["OpenSearchUrl"], kept["Uploads"]) == ("https://kept.example", "off")
    given = values("Uploads=open", current=current)
    assert (given["OpenSearchUrl"], given["Uploads"]) == ("https://kept.example", "open")


@pytest.mark.parametrize(
    ("options", "missing"), [([], "OpenSearchUrl"), ([f"OpenSearchUrl={URL}"], "OpenSearchArn")]
)
def test_what_is_missing_is_named_where_nobody_is_asked(options: list[str], missing: str) -> None:
    with pytest.raises(UsageError, match=f"--parameter {missing}=VALUE"):
        values(*options)


def test_the_arn_is_found_by_the_address() -> None:
    given = given_parameters([f"OpenSearchUrl={URL}"], PARAMETERS)
    suggested = suggestions(PARAMETERS, given, {}, {})
    asked = []

    def find(url: str) -> str:
        asked.append(url)
        return ARN

    found = answered(PARAMETERS, suggested, given, None, find)
    assert (found["OpenSearchArn"], asked) == (ARN, [URL])


def test_an_engine_that_asks_for_nothing_needs_no_arn() -> None:
    found = values("OpenSearchUrl=http://10.0.0.1:9200", "OpenSearchAuth=none")
    assert found["OpenSearchArn"] == NO_ARN


def test_a_domain_is_sized_and_nothing_of_another_engine_is_left() -> None:
    parameters = {
        **PARAMETERS,
        "Engine": replace(PARAMETERS["Uploads"], name="Engine", allowed=(), default="existing"),
        "EngineSize": replace(
            PARAMETERS["Uploads"],
            name="EngineSize",
            allowed=("small", "medium", "large"),
            default="small",
        ),
        "OpenSearchUrl": replace(PARAMETERS["OpenSearchUrl"], default="", pattern=""),
    }
    current = {"OpenSearchUrl": URL, "OpenSearchArn": ARN, "Engine": "existing"}
    asked = []

    def ask(question: Question, _parameter: TemplateParameter, suggested: str) -> str:
        asked.append(question.parameter)
        return {"Engine": "domain", "EngineSize": "medium"}.get(question.parameter, suggested)

    found = answered(parameters, suggestions(parameters, {}, current, {}), {}, ask, lambda _: "")
    assert asked[:2] == ["Engine", "EngineSize"]
    assert not {"OpenSearchUrl", "OpenSearchArn"} & set(asked)
    assert (found["EngineSize"], found["OpenSearchUrl"]) == ("medium", "")
    assert found["OpenSearchArn"] == NO_ARN


def test_each_question_says_what_its_answer_means() -> None:
    assert all(len(question.help.split()) > 5 for question in QUESTIONS)
