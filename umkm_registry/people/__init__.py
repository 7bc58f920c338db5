"""Keeping the people of the system: inviting, roles, closing accounts, handing open work over."""
