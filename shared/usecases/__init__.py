"""What the product does, orchestrated through ports."""
