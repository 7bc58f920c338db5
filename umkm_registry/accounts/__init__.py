"""Who: institutions, users, their roles, and what a role may see."""
