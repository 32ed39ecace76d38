"""Countries: which words of an article mean one."""
