"""Who asks for the pages of imports."""

import pytest
from django.test import Client

from tests.asking import logged_in


@pytest.fixture
def person(cast):
    """Whoever uploads and decides."""
    return cast["data_manager"]


@pytest.fixture
def manager(person) -> Client:
    """Their browser."""
    return logged_in(person)
