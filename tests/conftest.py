"""What all tests share."""

import os

# Playwright's pytest plugin runs an event loop in the thread in which tests talk to the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
