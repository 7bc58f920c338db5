"""Which panels the start page shows to whom: each is served by its own app at its own address."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Panel:
    """`url_name` answers with the panel alone when htmx asks, with a whole page to a plain link."""

    title: str
    url_name: str
    permission: str


PANELS = (
    Panel("Impor", "impor-pemberitahuan", "oss.view_importbatch"),
    Panel("Dari izin ke usaha", "izin-ringkasan", "permits.view_permit"),
    Panel("Izin usaha terbit per bulan", "izin-per-bulan", "permits.view_permit"),
    Panel("Per kecamatan", "usaha-per-kecamatan", "businesses.view_business"),
)


def panels_for(user) -> list[Panel]:
    """The panels `user` may see, in the order of the page."""
    return [panel for panel in PANELS if user.has_perm(panel.permission)]
