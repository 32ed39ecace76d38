"""The REST API: FastAPI behind Mangum."""
