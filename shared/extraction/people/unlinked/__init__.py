"""Politicians and officials outside the vocabulary."""
