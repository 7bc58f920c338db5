"""Template tags of businesses."""
