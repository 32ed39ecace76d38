"""Three nodes, one of them killed under load: the program that proves what docs/growth.md says."""
