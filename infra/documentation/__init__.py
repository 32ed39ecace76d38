"""Examples of the API, answered by the API itself: in its OpenAPI document and in docs/api.md."""
