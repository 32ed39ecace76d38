"""AWS's services on this machine: LocalStack, its environments and the deployment."""
