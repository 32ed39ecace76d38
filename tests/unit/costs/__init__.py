"""What a deployed stack costs."""
