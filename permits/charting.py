"""The charts of permits: four bars from permits to owners, a column a month."""

from django.urls import reverse

from permits.counting import Month, PermitCounts
from umkm_registry.charts import Series, share, stacked_columns
from umkm_registry.templatetags.indonesian import MONTHS, SHORT_MONTHS, ribuan


def count_bars(counts: PermitCounts) -> list[dict]:
    """Rows of `components/bars.html`; the businesses open their list."""
    their_list = f"{reverse('daftar-usaha')}?izin=ada"
    rows = [
        ("Izin usaha pernah terbit", counts.issued, "", False),
        ("Masih berlaku", counts.in_force, "", False),
        ("Usaha berbeda", counts.businesses, their_list, True),
        ("Pelaku usaha", counts.owners, "", False),
    ]
    return [
        {"label": label, "number": ribuan(number), "width": share(number, counts.issued), "url": url, "strong": strong}
        for label, number, url, strong in rows
    ]


def month_columns(months: list[Month]) -> dict:
    """Context of `components/columns.html`, its table's `rows`, and what a reader should hear first as `spoken`."""
    series = [
        Series("OSS", "OSS", "s1", [month.oss for month in months]),
        Series("Kecamatan (buku IUMK)", "Kecamatan", "s4", [month.district for month in months]),
        Series("Didaftarkan petugas", "Petugas", "s6", [month.form for month in months]),
    ]
    shown = [one for one in series if any(one.values) or one.css != "s6"]
    most = max(months, key=lambda month: month.total)
    spoken = (
        f"Izin usaha terbit per bulan, {_named(months[0])} sampai {_named(months[-1])}, "
        f"terbanyak {_named(most)}: {ribuan(most.total)}"
    )
    labels = [SHORT_MONTHS[month.first_day.month - 1] for month in months]
    rows = [
        {"label": f"{label} {month.first_day.year}", "numbers": [*(one.values[index] for one in shown), month.total]}
        for index, (label, month) in enumerate(zip(labels, months, strict=True))
    ]
    return {**stacked_columns(labels, shown), "rows": rows, "spoken": spoken}


def _named(month: Month) -> str:
    return f"{MONTHS[month.first_day.month - 1]} {month.first_day.year}"
