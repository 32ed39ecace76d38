"""Tools with pinned environments, the audit and bills of materials."""
