"""The few questions that a newcomer is asked; all other parameters keep their defaults."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

type Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the value of one parameter of the template.

    Attributes:
        parameter: its name.
        prompt: the question in a few words.
        help: what the answer means, in a sentence or two.
        is_asked: tells by the answers so far whether it is asked at all.
        required: whether the answer may not be empty.
    """

    parameter: str
    prompt: str
    help: str
    is_asked: Callable[[Values], bool] = lambda _: True
    required: bool = False


def _existing(values: Values) -> bool:
    return values.get("Engine", "existing") == "existing"


def _made(values: Values) -> bool:
    return not _existing(values)


def _signed(values: Values) -> bool:
    return _existing(values) and values.get("OpenSearchAuth") == "es"


NO_ARN = "arn:aws:es:us-east-1:000000000000:domain/none"
"""The template's default, which stands for no domain."""

QUESTIONS = (
    Question(
        "Engine",
        "Search engine",
        "existing: an OpenSearch that you have already. domain: Amazon OpenSearch Service makes "
        "one for you; it is the only part that costs money while nothing happens.",
    ),
    Question(
        "EngineSize",
        "Size",
        "The size of the domain; it can be changed later.",
        _made,
    ),
    Question(
        "OpenSearchUrl",
        "Its address",
        "The domain's endpoint, as the console of OpenSearch Service shows it, with https://.",
        _existing,
        required=True,
    ),
    Question(
        "OpenSearchAuth",
        "How requests are signed",
        "es: a domain of AWS. none: an engine that asks for no signature.",
        _existing,
    ),
    Question(
        "OpenSearchArn",
        "Its ARN",
        "The roles of both functions get rights on this domain alone.",
        _signed,
        required=True,
    ),
    Question(
        "Uploads",
        "Who may upload by the API",
        "keys: holders of the upload key. open: all callers. off: nobody, so that articles come "
        "by S3 alone.",
    ),
    Question(
        "AlarmEmail",
        "E-mail address for alarms",
        "Leave it empty for no alarms; an alarm costs a few cents a month.",
    ),
)
