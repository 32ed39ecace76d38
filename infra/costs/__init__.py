"""What a deployed stack costs, from measured figures and dated list prices."""
