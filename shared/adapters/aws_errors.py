"""What the errors of AWS's services say, whatever the service."""

from botocore.exceptions import ClientError


def error_code(error: ClientError) -> str:
    """Return the code of a service's answer, such as `AccessDenied`; empty where it tells none."""
    return str(error.response.get("Error", {}).get("Code", ""))
