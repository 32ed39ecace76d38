"""The one client of the search engine: connection, signing, timeouts and retries."""

import re
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

import urllib3
from opensearchpy import OpenSearch, Urllib3AWSV4SignerAuth

from shared.adapters.opensearch.connection import EngineConnection

type Auth = Literal["none", "es"]
type Purpose = Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class Timeouts:
    """The longest waits of a client, in seconds.

    Attributes:
        connect: for a connection.
        answer: for an answer, once the request was sent.
    """

    connect: float
    answer: float


READ_TIMEOUTS = Timeouts(0.7, 3.4)
"""After one failed connection the API still answers in five seconds."""
WRITE_TIMEOUTS = Timeouts(0.7, 10.0)
"""A bulk request may take half the ingest function's time."""
READ_RETRIES = 1
"""For sockets that closed while the function was frozen. Slow requests are not repeated."""
WRITE_RETRIES = 0
"""No retries: the queue delivers again, and a write that timed out may still be applied."""
CONNECTIONS = 4

_DOMAIN = re.compile(
    r"\.(?:(?P<first>[a-z0-9-]+)\.es\.amazonaws\.com(?:\.cn)?|aos\.(?P<second>[a-z0-9-]+)\.on\.aws)$"
)
"""The end of a domain's host name, which tells its region: IPv4 alone, and dual-stack."""


def domain_region(url: str) -> str | None:
    """Return the region of a domain's own endpoint; None for any other address."""
    found = _DOMAIN.search(urlsplit(url).hostname or "")
    return found and (found["first"] or found["second"])


def make_client(
    url: str,
    auth: Auth,
    region: str,
    purpose: Purpose,
    credentials: Any = None,
    timeouts: Timeouts | None = None,
) -> OpenSearch:
    """Make a client for one purpose.

    Args:
        url: endpoint of the engine, with scheme.
        auth: `none`, or `es` for a domain whose requests are signed.
        region: AWS region that signatures name, where the URL does not tell it.
        purpose: `read` answers callers who wait; `write` serves the queue.
        credentials: botocore's, to sign with; those that the environment gives if None.
        timeouts: READ_TIMEOUTS or WRITE_TIMEOUTS if None, as the purpose is.
    """
    signer = _signer(auth, domain_region(url) or region, credentials)
    return _client(url, signer, purpose, timeouts)


def make_user_client(url: str, user: str, password: str) -> OpenSearch:
    """Make a client for a user of the engine's own, such as its master user.

    Args:
        url: endpoint of the engine; https, since the password is sent.
        user: the user's name.
        password: the user's password.
    """
    return _client(url, (user, password), "write")


def _client(
    url: str, http_auth: Any, purpose: Purpose, timeouts: Timeouts | None = None
) -> OpenSearch:
    waits = timeouts or (READ_TIMEOUTS if purpose == "read" else WRITE_TIMEOUTS)
    return OpenSearch(
        hosts=[url],
        http_auth=http_auth,
        connection_class=EngineConnection,
        timeout=urllib3.Timeout(connect=waits.connect, read=waits.answer),
        max_retries=READ_RETRIES if purpose == "read" else WRITE_RETRIES,
        retry_on_timeout=False,
        retry_on_status=(),
        http_compress=http_auth is not None,
        pool_maxsize=CONNECTIONS,
    )


def _signer(auth: Auth, region: str, credentials: Any) -> Any:
    """Return a signer; botocore is imported for it."""
    if auth == "none":
        return None
    return Urllib3AWSV4SignerAuth(credentials or _own_credentials(), region, auth)


def _own_credentials() -> Any:
    """Return the credentials of the environment, where Lambda has them; else what botocore finds.

    It would look there first, too, but its session takes 30 ms to import and to make.
    """
    from botocore.credentials import EnvProvider

    if found := EnvProvider().load():
        return found
    from botocore.session import get_session

    return get_session().get_credentials()
