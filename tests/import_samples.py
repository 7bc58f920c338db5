"""Made-up imports, straight into their tables: what a page shows of one, without reading a file."""

from itertools import count

from django.utils import timezone

from permits.oss.models import Difference, Finding, ImportBatch, Proposal, StagedRow
from umkm_registry.businesses.models import Business
from umkm_registry.history.models import Act

KINDS = ("businesses", "places", "activities", "permits")
_numbers = count(1)


def make_import(actor, state: str = "reviewable", **facts) -> ImportBatch:
    """One import of three rows: one taken, one repeated, one not taken; with a note of each weight."""
    number = next(_numbers)
    counts = {key: dict.fromkeys(KINDS, 1) for key in ("new", "changed", "unchanged", "gone", "back")}
    shown = {
        "file_name": f"proyek_rekaan_{number}.xlsx",
        "file_hash": f"{number:064d}",
        "file_bytes": 18_400_000,
        "grain": "project",
        "layout": "proyek_2026_23",
        "columns": ["nib", "name", "address"],
        "sheet": "Sheet 1",
        "header_row": 1,
        "rows": 3,
        "rows_done": 3,
        "repeated": 1,
        "rejected": 1,
        "counts": counts,
        "seconds": {"read": 2.9, "check": 6.1, "compare": 1.8},
        "phase_at": timezone.now(),
    }
    batch = ImportBatch.objects.create(uploaded_by=actor, state=state, **shown | facts)
    make_notes(batch)
    make_rows(batch)
    return batch


def make_notes(batch: ImportBatch) -> None:
    notes = [
        ("nib_scientific", "Nib", "error", [4]),
        ("subdistrict_unknown", "kelurahan_usaha", "warning", [2]),
        ("outside_city", "Kab Kota", "skipped", [5]),
        ("nib_padded", "Nib", "note", [2]),
    ]
    for code, column, severity, lines in notes:
        Finding.objects.create(batch=batch, code=code, column=column, severity=severity, rows=len(lines), lines=lines)


def make_rows(batch: ImportBatch) -> None:
    values = {
        "nib": "0203220000127",
        "name": "Amplang Ombak Tujuh",
        "phone_hash": "sidik",
        "phone_mask": "08******3321",
    }
    for line, outcome in ((2, "taken"), (3, "repeated")):
        StagedRow.objects.create(batch=batch, line=line, key="1", nib=values["nib"], values=values, outcome=outcome)


def make_difference(batch: ImportBatch, business: Business, **facts) -> Difference:
    """One cell: the scale of a business rises from micro to small."""
    cell = {"kind": "businesses", "row_id": business.pk, "field": "scale", "old": "micro", "new": "small"}
    place = business.places.select_related("subdistrict").first()
    district = place.subdistrict.district_id if place and place.subdistrict else None
    return Difference.objects.create(batch=batch, business_id=business.pk, district_id=district, **cell | facts)


def make_proposal(batch: ImportBatch, business: Business, **facts) -> Proposal:
    """OSS says small where a person vouched for micro."""
    Business.objects.filter(pk=business.pk).update(confirmed={"scale": business.act_id})
    cell = {"kind": "businesses", "row_id": business.pk, "field": "scale", "old": "micro", "new": "small"}
    return Proposal.objects.create(batch=batch, business=business, **cell | {"columns": {"scale": "small"}} | facts)


def committed_import(actor, **facts) -> ImportBatch:
    """One that `actor` saved to the register, as far as its own row tells."""
    return make_import(actor, "committed", act=Act.objects.create(door="import", actor=actor, label="Impor"), **facts)
