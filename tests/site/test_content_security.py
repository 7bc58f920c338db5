"""The strict content security policy holds: nothing inline in our templates, no exception for any page."""

import re

import pytest

from tests.site.sources import PRODUCT, ROOT, files

INLINE = {
    "a style attribute": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "an event handler": r"""\son[a-z]+\s*=\s*["']""",
    "an htmx event handler": r"\bhx-on\b",
    "a script in the page": r"<script(?![^>]*\bsrc=)(?![^>]*\btype=.application/json)",
    "a script as an address": r"javascript:",
}


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds(what):
    found = [
        f"{path.relative_to(ROOT)}: {match[0].strip()}"
        for path in files("templates", *PRODUCT, suffix=".html")
        for match in re.finditer(INLINE[what], path.read_text("utf-8"), re.IGNORECASE)
    ]
    assert found == []


@pytest.mark.parametrize("what", ["a style attribute", "an event handler"])
def test_no_code_writes(what):
    found = [
        f"{path.relative_to(ROOT)}: {match[0].strip()}"
        for path in files(*PRODUCT, suffix=".py")
        for match in re.finditer(INLINE[what] + r"\s*[\"'{]", path.read_text("utf-8"))
    ]
    assert found == []


def test_no_page_makes_an_exception():
    exception = "csp_" + "override"
    found = [path.relative_to(ROOT) for path in files(*PRODUCT, suffix=".py") if exception in path.read_text("utf-8")]
    assert found == []


def test_the_policy_allows_only_what_we_serve_ourselves(settings):
    allowed = {source for sources in settings.SECURE_CSP.values() for source in sources}
    assert allowed == {"'none'", "'self'", "data:"}
