"""What both Lambdas ship: domain, vocabulary, readers, extraction, search and use cases."""
