"""The API's description: OpenAPI, its page for people, and its examples."""
