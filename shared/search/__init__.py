"""Field names, query and facet builders, response reader; dict in, dict out."""
