"""Everything that is not shipped in a Lambda: templates, the local stack, the command line."""
