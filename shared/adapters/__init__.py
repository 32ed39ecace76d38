"""The adapters of the ports; only they import boto3 and opensearchpy."""
