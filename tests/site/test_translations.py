"""The words of the libraries are Indonesian, and the compiled catalogue is the one that can be read."""

import ast
import gettext
import re
from pathlib import Path

import django_filters
import import_export
import pytest
from django.conf import settings
from django.utils import translation

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "id" / "LC_MESSAGES"
ENTRY = re.compile(
    r'^msgid (?P<id>(?:".*"\n)+)(?:msgid_plural (?:".*"\n)+)?msgstr(?:\[0\])? (?P<text>(?:".*"\n)+)', re.M
)


def quoted(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in lines.splitlines())


def sentences(library) -> list[str]:
    """What a library translates, taken from a language it brings."""
    path = Path(library.__file__).parent / "locale" / "de" / "LC_MESSAGES" / "django.mo"
    with path.open("rb") as file:
        keys = gettext.GNUTranslations(file)._catalog
    return sorted({key[0] if isinstance(key, tuple) else key for key in keys} - {""})


@pytest.mark.parametrize("library", [import_export, django_filters], ids=lambda library: library.__name__)
def test_every_sentence_of_the_library_has_indonesian_words(library):
    with translation.override("id"):
        left = [text for text in sentences(library) if translation.gettext(text) == text]
    assert left == []


@pytest.mark.parametrize(("name", "least"), [("django", 80), ("djangojs", 10)])
def test_the_compiled_catalogue_says_what_the_readable_one_says(name, least):
    written = {
        quoted(entry["id"]): quoted(entry["text"])
        for entry in ENTRY.finditer((CATALOGUE / f"{name}.po").read_text("utf-8"))
    }
    with (CATALOGUE / f"{name}.mo").open("rb") as file:
        keys = gettext.GNUTranslations(file)._catalog
    compiled = {key[0] if isinstance(key, tuple) else key: text for key, text in keys.items()}
    assert len(written) > least
    assert {key: text for key, text in written.items() if key} == {k: text for k, text in compiled.items() if k}
