"""What every answer of the API is made of."""

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """Base of every answer: made by us, so that nothing in it needs checking again.

    What would check it is built when OpenAPI asks, and never at a cold start.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)
