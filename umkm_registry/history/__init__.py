"""What was done: acts, and the old versions of rows."""
