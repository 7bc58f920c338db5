"""The project speaks of itself alone, and of no real person."""

import re
from pathlib import Path

import pytest

from tests.site.sources import ROOT, files

TEXT = {".py", ".md", ".toml", ".html", ".css", ".js", ".csv", ".json", ".txt", ".yml", ".yaml", ".svg", ".sql"}
REAL_MAIL = re.compile(
    r"@(gmail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|aol|proton|protonmail)\.", re.IGNORECASE
)


@pytest.fixture(scope="module")
def texts():
    """Path → text of every file of the project that is text."""
    named = [path for path in files() if path.suffix in TEXT or path.parent.name == ".ci"]
    return {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in named}


def test_no_file_names_the_folder_it_happens_to_lie_in(texts):
    places = {f"{ROOT}/", f"{Path.home()}/"}
    if ROOT.parent != Path("/"):
        places.add(f"{ROOT.parent}/")
    assert [path for path, text in texts.items() if any(place in text for place in places)] == []


def test_made_up_people_have_no_addresses_at_real_mail_services(texts):
    assert [path for path, text in texts.items() if REAL_MAIL.search(text)] == []


def test_the_search_sees_the_whole_project(texts):
    assert {"pyproject.toml", "umkm_registry/settings.py", "fixtures/kbli.csv", "templates/base.html"} <= texts.keys()
