"""Permits: their types, the permits of a business, and where they come from."""
