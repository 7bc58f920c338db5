"""The back office speaks Indonesian: its own pages, those of its libraries, and what its scripts write."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib import admin

from tests.admin.table_rows import make_row_of_each
from umkm_registry.admin_tables import ReferenceAdmin

# Words that no Indonesian sentence of these pages holds and hardly any English one does without.
ENGLISH = re.compile(
    r"""\b(?:
    a|add|added|all|and|any|are|as|ask|be|been|breadcrumb|breadcrumbs|by|can|cannot|change|changed|changes|choose|
    chosen|clear|close|confirm|current|date|delete|deleted|deleting|do|each|empty|enter|entries|entry|error|errors|
    export|field|fields|file|for|from|go|has|have|hide|history|home|if|import|in|into|is|it|item|items|last|login|
    logout|new|no|not|nothing|none|object|objects|of|on|one|or|page|pages|pagination|please|recent|remove|required|
    result|results|row|rows|run|save|search|select|selected|show|sign|site|sort|sorted|sorting|successfully|that|
    the|them|there|these|this|time|to|today|toggle|unknown|up|update|updated|use|user|username|users|view|was|were|
    will|with|yes|you|your
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
SPOKEN = ("alt", "title", "placeholder", "aria-label")
CALL = re.compile(r"""(p|n)?gettext\(\s*(["'])(.*?)(?<!\\)\2(?:,\s*(["'])(.*?)(?<!\\)\4)?""", re.DOTALL)


class Words(HTMLParser):
    """What a page says: its text, what its controls and pictures are called, the labels of its buttons."""

    def __init__(self):
        super().__init__()
        self.texts, self.silent = [], 0

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.silent += tag in ("script", "style")
        self.texts += [named[name] for name in SPOKEN if named.get(name)]
        if tag == "input" and named.get("type") in ("submit", "button"):
            self.texts.append(named.get("value") or "")

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self.texts.append(data)


def english(page: str) -> set[str]:
    """The pieces of text of a page that hold an English word."""
    words = Words()
    words.feed(page)
    found = set()
    for text in words.texts:
        if ENGLISH.search(text):
            found.add(" ".join(text.split()))
    return found


def files_of(start: str, row) -> list[str]:
    """The pages of import and export, where the table of `row` has them."""
    is_reference = isinstance(admin.site.get_model_admin(type(row)), ReferenceAdmin)
    return [f"{start}import/", f"{start}export/"] if is_reference else []


@pytest.fixture
def manager(cast, client):
    client.force_login(cast["data_manager"])
    return client


def test_an_english_word_would_be_noticed():
    assert english('<p>Hapus</p><img alt="Search"><input type="submit" value="Go"><script>add()</script>') == {
        "Search",
        "Go",
    }


def test_no_page_holds_english(manager):
    rows = make_row_of_each()
    pages = ["/admin/", "/admin/businesses/", "/admin/password_change/", "/admin/password_change/done/"]
    for table, row in rows.items():
        start = f"/admin/{table.replace('.', '/')}/"
        pages += [start, f"{start}?q=misal", f"{start}add/", *files_of(start, row)]
        pages += [f"{start}{row.pk}/{page}/" for page in ("change", "history", "delete", "password")]
    answers = {page: manager.get(page) for page in pages}
    shown = {page: answer.content.decode() for page, answer in answers.items() if answer.status_code == 200}
    assert len(shown) > 100
    assert {words: page for page, text in shown.items() for words in english(text)} == {}


def test_no_refusal_or_question_holds_english(manager):
    rows, wrong = make_row_of_each(), {}
    for table, row in rows.items():
        start = f"/admin/{table.replace('.', '/')}/"
        chosen = {"action": "delete_selected", "_selected_action": [row.pk]}
        for page in [start, f"{start}add/", *files_of(start, row)]:
            answer = manager.post(page, chosen if page == start else {}, follow=True)
            if answer.status_code == 200:
                wrong |= dict.fromkeys(english(answer.content.decode()), page)
    assert wrong == {}


def test_what_was_done_is_told_in_indonesian(manager):
    row = make_row_of_each()["businesses.sector"]
    start = "/admin/businesses/sector/"
    sent = {"code": "laut", "name": "Laut", "position": 1}
    told = [
        manager.post(f"{start}add/", sent, follow=True),
        manager.post(f"{start}{row.pk}/change/", {"name": "Misal lain", "position": 2}, follow=True),
        manager.get(f"{start}{row.pk}/history/"),
        manager.post(f"{start}{row.pk}/delete/", {"post": "yes"}, follow=True),
        manager.get("/admin/"),
    ]
    assert set().union(*(english(page.content.decode()) for page in told)) == set()


def test_the_scripts_have_indonesian_words(manager):
    catalogue = manager.get("/admin/jsi18n/").content.decode()
    known = json.loads(re.search(r"const newcatalog = (\{.*?\});", catalogue, re.DOTALL)[1])
    folder = Path(admin.__file__).parent / "static" / "admin" / "js"
    scripts = [path.read_text("utf-8") for path in folder.rglob("*.js") if "vendor" not in path.parts]
    whole = [re.sub(r'"\s*\+\s*"', "", script) for script in scripts]  # sentences written over two lines
    calls = [call for script in whole for call in CALL.findall(script)]
    said = {f"{first}\x04{second}" if kind == "p" else first for kind, _, first, _, second in calls}
    assert len(said) > 60
    assert said - known.keys() == set()
