"""The ARN of a domain of the account, found by its address."""

from urllib.parse import urlsplit

from infra.cli.failures import AWS_ERRORS
from infra.cli.stack.account import Account
from shared.adapters.opensearch.client import domain_region


def find_domain_arn(url: str, profile: str | None) -> str:
    """Find the ARN of the domain that has an address; empty if the account shows none.

    Args:
        url: the address.
        profile: of AWS's files; None for the environment's.
    """
    region = domain_region(url)
    if region is None:
        return ""
    opensearch = Account(region, profile).client("opensearch")
    try:
        names = [each["DomainName"] for each in opensearch.list_domain_names()["DomainNames"]]
        for start in range(0, len(names), 5):  # so many may be asked for at once
            told = opensearch.describe_domains(DomainNames=names[start : start + 5])
            for domain in told["DomainStatusList"]:
                if urlsplit(url).hostname in _hosts(domain):
                    return str(domain["ARN"])
    except AWS_ERRORS:
        return ""  # the user is asked then
    return ""


def _hosts(domain: dict[str, object]) -> set[object]:
    endpoints = domain.get("Endpoints")
    several = endpoints.values() if isinstance(endpoints, dict) else ()
    return {domain.get("Endpoint"), domain.get("EndpointV2"), *several}
