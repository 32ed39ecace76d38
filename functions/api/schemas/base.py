"""What every answer of the API is made of."""

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """Base of every answer: made by us, so that nothing in it needs checking again."""

    model_config = ConfigDict(frozen=True)
