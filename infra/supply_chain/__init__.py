"""What the project is made of: tools with pinned environments, the audit, bills of materials."""
