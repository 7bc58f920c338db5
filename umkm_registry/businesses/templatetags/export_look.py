"""How exports are shown: the badge of their state, a new key for each button."""

import uuid

from django import template

from umkm_registry.businesses.columns import COLUMNS
from umkm_registry.businesses.models import RegisterExport

register = template.Library()

# State → tone and micro icon of its badge.
BADGES = {
    "waiting": ("busy", "clock"),
    "running": ("busy", "arrow-path"),
    "done": ("good", "check-circle"),
    "failed": ("bad", "x-circle"),
    "cancelled": ("quiet", "stop-circle"),
}
TITLES = {column.name: column.title for column in COLUMNS}


@register.simple_tag
def new_key() -> str:
    """A key for one showing of the button: pressed twice, it makes one export."""
    return str(uuid.uuid4())


@register.inclusion_tag("components/status.html")
def export_state(export: RegisterExport):
    """Badge of the state; a file that was deleted after its days is told apart."""
    if export.purged_at:
        return {"tone": "quiet", "icon": "archive-box-x-mark", "label": "Berkas sudah dihapus"}
    tone, icon = BADGES[export.state]
    return {"tone": tone, "icon": icon, "label": export.get_state_display()}


@register.filter
def column_titles(export: RegisterExport) -> str:
    """'Nama usaha, Pemilik, Skala': the columns of the file in words."""
    return ", ".join(TITLES.get(name, name) for name in export.columns)
