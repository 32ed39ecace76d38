"""Which stack a command works on, and a session with a local one."""
