"""The only importers of boto3 and opensearchpy."""
