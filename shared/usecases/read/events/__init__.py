"""Events as rows of a table: pages of them, and their export."""
