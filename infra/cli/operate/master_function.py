"""The stack's function that speaks to the engine as its master user, from where it is in reach."""

import json
from collections.abc import Mapping
from typing import Any

from shared.domain.errors import SearchUnavailable
from shared.ports import EngineAnswer


class MasterFunction:
    """Requests through template.yaml's MasterFunction; implements `shared.ports.EngineRequests`."""

    def __init__(self, client: Any, name: str) -> None:
        """Keep client and name; nothing is invoked yet.

        Args:
            client: boto3's client of Lambda.
            name: of the function; the stack's output MasterFunctionName.
        """
        self._client = client
        self._name = name

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        parameters: Mapping[str, str | int] | None = None,
    ) -> EngineAnswer:
        """Send one request and return the answer, refusals included.

        Raises:
            ValueError: there are parameters, which the function does not take.
            SearchUnavailable: the function failed, since the engine is not in its reach.
        """
        if parameters:
            raise ValueError("the function takes no parameters")
        asked = {"method": method, "path": path, "body": body}
        answer = self._client.invoke(FunctionName=self._name, Payload=json.dumps(asked).encode())
        told = json.loads(answer["Payload"].read())
        if "FunctionError" in answer:
            raise SearchUnavailable(
                f"the function {self._name} does not reach the search engine: "
                f"{told.get('errorMessage', told)}. Are its subnets and security groups right?"
            )
        done = told["status"] // 100 == 2
        return EngineAnswer(200 if done else told["status"], _parsed(told["body"]))


def _parsed(body: str) -> Any:
    """Return what an answer holds: JSON, or the text of a refusal."""
    try:
        return json.loads(body)
    except ValueError:
        return body
