"""Chrome 109 (the last one on Windows 7) understands everything in our stylesheets and scripts."""

import re
from pathlib import Path

import pytest
from django.conf import settings

# What came after Chrome 109, and what to look for. Versions: MDN browser-compat-data.
NEWER = {
    "nesting (112)": r"(?m)^\s*&|\{[^{}@]*&\s*[.:#\[>+~]",
    "color-mix() (111)": r"color-mix\(",
    "oklch, lab, color() (111)": r"\b(?:oklch|oklab|lch|lab|color)\(",
    "light-dark() (123)": r"light-dark\(",
    "subgrid (117)": r"\bsubgrid\b",
    "text-wrap (114)": r"\btext-wrap\b",
    "popover (114)": r"popover",
    "@scope (118), @starting-style (117), @view-transition (126)": r"@(?:scope|starting-style|view-transition)",
    "anchor positioning (125)": r"anchor-name|position-anchor|\banchor\(",
    "scroll-driven animation (115)": r"animation-timeline|scroll-timeline",
    "transition-behavior, interpolate-size (117, 129)": r"transition-behavior|interpolate-size",
    ":user-valid (119), :state() (125)": r":user-(?:in)?valid|:state\(",
    "field-sizing (123), :open (133)": r"field-sizing|:open\b",
    "trigonometry and round() in CSS (111, 125)": r"\b(?:sin|cos|tan|round|mod|rem)\(",
    "Array by copy (110)": r"\.(?:toSorted|toReversed|toSpliced|with)\(",
    "grouping (117), fromAsync (121)": r"\b(?:groupBy|fromAsync)\(",
    "Promise.withResolvers (119), Promise.try (128)": r"Promise\.(?:withResolvers|try)\b",
    "set methods (122), iterator helpers (122)": r"\.(?:union|intersection|isSubsetOf|symmetricDifference)\(",
    "URL.canParse (120), checkVisibility options (125)": r"URL\.(?:canParse|parse)\(",
    "startViewTransition (111)": r"startViewTransition",
}
OURS = [path for root in settings.STATICFILES_DIRS if isinstance(root, Path) for path in root.rglob("*.[cj]s*")]


def code(path: Path) -> str:
    """The file without its comments."""
    return re.sub(r"/\*.*?\*/|(?m:(?<!:)//.*$)", "", path.read_text(), flags=re.DOTALL)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_nothing_in_our_files_is_newer(path):
    found = [name for name, pattern in NEWER.items() if re.search(pattern, code(path))]
    assert not found


def test_the_look_and_the_script_are_among_the_files():
    assert {"site.css", "site.js"} <= {path.name for path in OURS}


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("nesting (112)", ".a { & .b { color: red } }"),
        ("color-mix() (111)", "a { color: color-mix(in srgb, red, blue) }"),
        ("Array by copy (110)", "rows.toSorted()"),
        ("popover (114)", "menu.showPopover()"),
    ],
)
def test_the_patterns_find_what_they_are_for(name, sample):
    assert re.search(NEWER[name], sample, re.IGNORECASE)
