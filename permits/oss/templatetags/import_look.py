"""How facts of an import are shown: its state as a badge, its title, the people around it."""

from django import template

from permits.oss import looks
from permits.oss.findings import CODES
from permits.oss.layouts import LAYOUTS
from permits.oss.story import name_of
from permits.oss.wording import size_words

register = template.Library()
register.filter("import_title", looks.title)
register.filter("file_size", size_words)
register.filter("person", name_of)


@register.inclusion_tag("components/status.html")
def import_state(batch):
    """Badge of the state an import is in."""
    return looks.badge(batch)


@register.filter
def import_icon(batch) -> str:
    """The icon of its state."""
    return looks.BADGES[batch.state][1]


@register.filter
def import_icon_class(batch) -> str:
    """Amber where a person has to decide."""
    return "icon text-caution" if batch.state in ("reviewable", "failed") else "icon"


@register.filter
def import_label(batch) -> str:
    """'Impor 214'"""
    return f"Impor {batch.pk}"


@register.filter
def layout_title(batch) -> str:
    """'Proyek OSS (2026, 23 kolom)'; empty as long as it is not recognised."""
    layout = LAYOUTS.get(batch.layout)
    return layout.title if layout else ""


@register.filter
def finding_cause(finding) -> str:
    """What happened, of one note of the checks."""
    return CODES[finding.code][1]


@register.filter
def finding_advice(finding) -> str:
    """What to do about it."""
    return CODES[finding.code][2]


@register.filter
def looked_up(key: str, words: dict) -> str:
    """The word for `key`."""
    return words.get(key, key)


@register.filter
def unlocalised(number) -> str:
    """1284 → '1284', for addresses and attributes."""
    return str(number)


@register.filter
def lower_first(text: str) -> str:
    """'Skala usaha' → 'skala usaha'; 'KBLI' stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
