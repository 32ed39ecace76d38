"""Which combinations of parameters template.yaml is tested with.

The parameters and their values are read from the template: those that its conditions and rules
compare. A new parameter of that kind is in the matrix by itself.
"""

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from typing import Any

from hypothesis import find, settings
from hypothesis.strategies import from_regex

from tests.unit.template.resolution import Template, defaults, refusals
from tests.unit.template.transformation import references

type Row = dict[str, str]
type Interaction = frozenset[tuple[str, str]]
"""Values of some parameters that are to be met together in a row."""

CANDIDATES = 10
"""Rows that are drawn for each row that is taken; more make the matrix hardly smaller."""
DRAWS = 3000
"""Rows that are drawn before values are taken for ones that the rules exclude."""
LARGEST = 1000
"""A number for a parameter without a greatest one."""
PLAUSIBLE = {
    "AlarmEmail": "desk@news.example",
    "AlarmTopicArn": "arn:aws:sns:us-east-1:000000000000:summitry-alarms",
    "BucketName": "summitry-matrix",
    "CertificateArn": "arn:aws:acm:us-east-1:000000000000:certificate/1234abcd-12ab-34cd-56ef-1234",
    "CorsOrigins": "https://news.example",
    "DomainName": "archive.news.example",
    "KmsKeyArn": "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "MasterRoleArn": "arn:aws:iam::000000000000:role/search-master",
    "OpenSearchArn": "arn:aws:es:us-east-1:000000000000:domain/news",
    "OpenSearchUrl": "https://engine.example",
    "OperatorRoleArn": "arn:aws:iam::000000000000:role/operators",
    "RouteTableIds": "rtb-0123456789abcdef0",
    "SecurityGroupIds": "sg-0123456789abcdef0",
    "SubnetIds": "subnet-0123456789abcdef0,subnet-0123456789abcdef1,subnet-0123456789abcdef2",
    "VpcId": "vpc-0123456789abcdef0",
}
"""Values for parameters without a pattern, or of a shape that cfn-lint knows better than it."""


def switches(template: Template) -> dict[str, list[str]]:
    """Return the parameters that decide what the template makes, each with at least two values."""
    compared = (template["Conditions"], template.get("Rules", {}))
    names = references(compared[0]) | references(list(compared[1].values()))
    parameters = template["Parameters"]
    literals = set(_literals(compared))
    return {name: _values(name, parameters[name], literals) for name in parameters if name in names}


def joint_values(values: Mapping[str, Sequence[str]], size: int) -> set[Interaction]:
    """Return all values together of any `size` parameters: for 2, all pairs of values."""
    return _interactions(combinations(values, size), values)


def variants(template: Template, values: Mapping[str, Sequence[str]]) -> set[Interaction]:
    """Return all values together of those parameters that decide what one resource is like.

    A matrix that covers them holds every resource in every variant that it has in any combination
    of parameters. Pairs of values cover what two resources are like beside each other.

    Args:
        template: transformed, with its conditions in it.
        values: what `switches` returned.
    """
    conditions = template["Conditions"]
    groups = set()
    for resource in template["Resources"].values():
        named = set(_conditions_in(resource))
        groups.add(tuple(sorted(_compared_by(named, conditions) & set(values))))
    return _interactions(groups, values)


def rows(
    template: Template, values: Mapping[str, Sequence[str]], wanted: Iterable[Interaction]
) -> list[Row]:
    """Return combinations of parameters that cover all interactions that the rules allow.

    The method is that of AETG (Cohen et al., 1997): of some random rows that hold an interaction
    which is missing, the one with most missing interactions is taken. The draw is always the same.

    Args:
        template: with its rules.
        values: what `switches` returned.
        wanted: interactions.

    Returns:
        Rows, each with a value for every parameter.
    """
    draw = random.Random(0)
    missing = sorted(wanted, key=lambda each: (len(each), sorted(each)))
    needed = {name: PLAUSIBLE[name] for name in template["Parameters"] if name in PLAUSIBLE}
    base = needed | defaults(template)
    found: list[Row] = []
    while missing:
        drawn = (base | _completed(missing[0], values, draw) for _ in range(DRAWS))
        fit = (row for row in drawn if not refusals(template, row))
        candidates = list(islice(fit, CANDIDATES))
        if not candidates:
            excluded = missing[0]
            missing = [each for each in missing if not excluded <= each]
            continue
        best = max(candidates, key=lambda row: sum(each <= row.items() for each in missing))
        missing = [each for each in missing if not each <= best.items()]
        found.append(best)
    return found


def _completed(
    interaction: Interaction, values: Mapping[str, Sequence[str]], draw: random.Random
) -> Row:
    return {name: draw.choice(each) for name, each in values.items()} | dict(interaction)


def _interactions(
    groups: Iterable[Sequence[str]], values: Mapping[str, Sequence[str]]
) -> set[Interaction]:
    return {
        frozenset(zip(group, together, strict=True))
        for group in groups
        for together in product(*(values[name] for name in group))
        if group
    }


def _values(name: str, parameter: dict[str, Any], literals: set[tuple[str, str]]) -> list[str]:
    """Return the values of a parameter between which a condition may tell a difference."""
    if "AllowedValues" in parameter:
        return [str(value) for value in parameter["AllowedValues"]]
    told = {literal for compared, literal in literals if compared == name}
    usual = str(parameter.get("Default", ""))
    return list(dict.fromkeys([usual, *sorted(told), _another(name, parameter, told | {usual})]))


def _another(name: str, parameter: dict[str, Any], known: set[str]) -> str:
    """Find a value that the parameter may have and that the template does not name."""
    if parameter["Type"] == "Number":
        return str(parameter.get("MaxValue", LARGEST))
    if name in PLAUSIBLE:
        return PLAUSIBLE[name]
    if "AllowedPattern" not in parameter:
        raise LookupError(f"PLAUSIBLE in {__name__} wants a value for the parameter {name}")
    pattern = re.compile(parameter["AllowedPattern"], re.ASCII)
    fixed = settings(database=None, derandomize=True, deadline=None)
    texts = from_regex(pattern, fullmatch=True)
    found: str = find(texts, lambda text: text not in known, settings=fixed)
    return found


def _literals(part: Any) -> Iterator[tuple[str, str]]:
    """Yield each parameter that is compared, with the text that it is compared with."""
    if isinstance(part, dict):
        for function, argument in part.items():
            if function == "Fn::Equals":
                yield from _compared(*argument)
            yield from _literals(argument)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _literals(each)


def _compared(first: Any, second: Any) -> Iterator[tuple[str, str]]:
    for parameter, literal in ((first, second), (second, first)):
        if isinstance(parameter, dict) and not isinstance(literal, dict):
            yield parameter["Ref"], str(literal)


def _conditions_in(part: Any) -> Iterator[str]:
    """Yield the names of the conditions that a part of a template depends on."""
    if isinstance(part, list):
        for each in part:
            yield from _conditions_in(each)
    elif isinstance(part, dict):
        for name, each in part.items():
            if name == "Condition" and isinstance(each, str):
                yield each
            elif name == "Fn::If":
                yield each[0]
            yield from _conditions_in(each)


def _compared_by(named: set[str], conditions: Mapping[str, Any]) -> set[str]:
    """Return the parameters that conditions compare, through the conditions that they use."""
    parameters: set[str] = set()
    for name in named:
        parameters |= references(conditions[name])
        parameters |= _compared_by(set(_conditions_in(conditions[name])), conditions)
    return parameters
