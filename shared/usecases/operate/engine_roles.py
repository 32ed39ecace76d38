"""Roles of fine-grained access control: for the two functions, and for operators.

The names of actions are OpenSearch's. The rights were tried on OpenSearch 3.4.0 with its security
plugin (docs/adr/0018), which logs each action that a role lacks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from shared.domain.errors import SearchRefused, SummitryError
from shared.ports import EngineRequests
from shared.search.index.index_names import IndexNames

type Outcome = Literal["made", "changed", "as it was"]

_API = "/_plugins/_security/api"
"""Paths of the security plugin: docs.opensearch.org, Security, Security APIs."""

_READ = (
    "indices:data/read/get*",
    "indices:data/read/mget*",
    "indices:data/read/search*",
    "indices:admin/mappings/get",
)
_WRITE = (
    "indices:data/write/index*",
    "indices:data/write/delete*",
    "indices:data/write/bulk*",
    "indices:admin/create",
    "indices:admin/auto_create",
    "indices:admin/mapping/put",
    "indices:admin/aliases",
    "indices:admin/aliases/get",
    "indices:monitor/settings/get",
)
_EVERYTHING = ("indices:*",)
_READ_SEVERAL = ("indices:data/read/mget", "indices:data/read/msearch")
"""Several at once, documents or searches, are rights of the cluster beside those on each index."""
_WRITE_SEVERAL = (
    "indices:data/write/bulk",
    "indices:admin/index_template/put",
)
_TEMPLATES = ("indices:admin/index_template/*",)


@dataclass(frozen=True, slots=True)
class RoleChange:
    """The outcome for a role or its mapping.

    Attributes:
        kind: what it is.
        name: of the role on the engine.
        outcome: what was done.
    """

    kind: Literal["role", "mapping"]
    name: str
    outcome: Outcome


def map_roles(
    engine: EngineRequests, prefix: str, ingest_role: str, api_role: str, operator_role: str = ""
) -> Iterator[RoleChange]:
    """Make roles of least privilege and map the functions' and operators' IAM roles onto them.

    Whatever else is mapped onto these roles stays. A second run changes nothing.

    Args:
        engine: answers to a master user.
        prefix: of all index names; the roles' names begin with it.
        ingest_role: ARN of the ingest function's role.
        api_role: ARN of the api function's role.
        operator_role: ARN of the role that operators use; empty for none.

    Yields:
        The outcome for each role and each mapping.

    Raises:
        SearchRefused: who asks is no master user.
        SummitryError: the engine has no fine-grained access control, or refuses a role.
        SearchUnavailable: the engine does not answer.
    """
    names = IndexNames(prefix)
    patterns = [f"{names.articles}*", names.manifests_pattern, names.settings]
    several = (*_READ_SEVERAL, *_WRITE_SEVERAL)
    wanted = [
        (f"{prefix}ingest", patterns, several, (*_READ, *_WRITE), ingest_role),
        (f"{prefix}api", patterns, _READ_SEVERAL, _READ, api_role),
    ]
    if operator_role:
        checked = [*patterns, f"{prefix}check*"]  # `summitry engine check` makes indices of its own
        wanted.append(
            (f"{prefix}operator", checked, (*several, *_TEMPLATES), _EVERYTHING, operator_role)
        )
    for name, names_of, on_cluster, on_indices, arn in wanted:
        yield RoleChange("role", name, _set_role(engine, name, names_of, on_cluster, on_indices))
        yield RoleChange("mapping", name, _add_mapping(engine, name, arn))


def _set_role(
    engine: EngineRequests,
    name: str,
    patterns: Sequence[str],
    on_cluster: Sequence[str],
    on_indices: Sequence[str],
) -> Outcome:
    wanted = {
        "cluster_permissions": list(on_cluster),
        "index_permissions": [
            {"index_patterns": list(patterns), "allowed_actions": list(on_indices)}
        ],
    }
    found = _read(engine, f"{_API}/roles/{name}", name)
    if found is not None and _rights(found) == wanted:
        return "as it was"
    _ask(engine, "PUT", f"{_API}/roles/{name}", wanted)
    return "made" if found is None else "changed"


def _rights(role: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rights of a role without what the engine adds to them."""
    return {
        "cluster_permissions": role.get("cluster_permissions"),
        "index_permissions": [
            {name: right.get(name) for name in ("index_patterns", "allowed_actions")}
            for right in role.get("index_permissions", ())
        ],
    }


def _add_mapping(engine: EngineRequests, name: str, arn: str) -> Outcome:
    path = f"{_API}/rolesmapping/{name}"
    found = _read(engine, path, name)
    there = found or {}
    mapped = there.get("backend_roles", [])
    if arn in mapped:
        return "as it was"
    kept = {key: there[key] for key in ("users", "hosts", "and_backend_roles") if there.get(key)}
    _ask(engine, "PUT", path, kept | {"backend_roles": [*mapped, arn]})
    return "made" if found is None else "changed"


def _read(engine: EngineRequests, path: str, name: str) -> Mapping[str, Any] | None:
    answer = _ask(engine, "GET", path, missing_is_none=True)
    found: Mapping[str, Any] | None = answer[name] if answer is not None else None
    return found


def _ask(
    engine: EngineRequests,
    method: str,
    path: str,
    body: Any = None,
    *,
    missing_is_none: bool = False,
) -> Any:
    answer = engine.send(method, path, body)
    if answer.status == 200:
        return answer.body
    if answer.status == 404 and missing_is_none:
        return None
    if answer.status in (401, 403):
        raise SearchRefused(
            f"the search engine answers {answer.status}: only a master user of the domain may map "
            "roles. Name one by --user, or use the credentials of an IAM master user"
        )
    raise SummitryError(
        f"{method} {path} answers {answer.status}: {answer.body}. Has the domain fine-grained "
        "access control?"
    )
