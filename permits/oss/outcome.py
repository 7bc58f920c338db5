"""What an import amounts to: the bar of its rows, the table of register rows, its notes in three groups."""

from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse

from permits.oss.findings import CODES
from permits.oss.models import Finding, ImportBatch
from permits.oss.wording import KINDS
from umkm_registry.charts import share
from umkm_registry.templatetags.indonesian import ribuan

OUTCOMES = [
    ("new", "Baru"),
    ("changed", "Berubah"),
    ("unchanged", "Tidak berubah"),
    ("gone", "Tidak ada di ekspor terakhir"),
    ("back", "Muncul kembali"),
]
GROUPS = [
    ("tidak-diambil", "Tidak diambil", ("error",)),
    ("perlu-diperiksa", "Diambil, perlu diperiksa", ("warning",)),
    ("catatan", "Dilewati dan catatan", ("skipped", "note")),
]
ICONS = {
    "error": "x-circle",
    "warning": "exclamation-triangle",
    "skipped": "minus-circle",
    "note": "information-circle",
}
NAMED_LINES = 3


@dataclass(frozen=True)
class Part:
    """One part of the bar; `x` and `width` are ready text on a scale of 100."""

    name: str
    number: int
    css: str
    url: str
    x: str
    width: str


def row_parts(batch: ImportBatch) -> list[Part]:
    """The rows of the file, by what becomes of them; each opens its rows or their causes."""
    here, rows = reverse("impor", args=[batch.pk]), reverse("baris-impor", args=[batch.pk])
    taken = max(0, batch.rows - batch.repeated - batch.skipped - batch.rejected)
    parts, start = [], 0
    for name, number, css, url in (
        ("Diambil", taken, "s1", f"{rows}?hasil=taken"),
        ("Berulang", batch.repeated, "s2", f"{rows}?hasil=repeated"),
        ("Dilewati", batch.skipped, "s0", f"{here}#catatan"),
        ("Tidak diambil", batch.rejected, "s5", f"{here}#tidak-diambil"),
    ):
        parts.append(Part(name, number, css, url, share(start, batch.rows), share(number, batch.rows)))
        start += number
    return parts


def count_table(batch: ImportBatch) -> dict:
    """{"heads", "rows"} of the table of register rows: a row a kind, `url` where a number can be opened."""
    shown = [(key, word) for key, word in OUTCOMES if key in batch.counts and _worth_showing(batch, key)]
    rows = []
    for kind, name in KINDS.items():
        if kind not in batch.counts.get("new", {}):
            continue
        cells = [{"number": batch.counts[key].get(kind, 0), "url": _opens(batch, key, kind)} for key, _ in shown]
        rows.append({"name": name, "cells": cells})
    return {"heads": [word for _, word in shown], "rows": rows}


def _worth_showing(batch: ImportBatch, key: str) -> bool:
    """The two columns of a full export stand only where they say something."""
    return key not in ("gone", "back") or batch.full_on is not None or any(batch.counts[key].values())


def _opens(batch: ImportBatch, key: str, kind: str) -> str:
    return f"{reverse('impor', args=[batch.pk])}?jenis={kind}#perubahan" if key == "changed" else ""


def finding_groups(batch: ImportBatch) -> list[dict]:
    """Notes of the checks in three groups: {"id", "title", "rows", "findings"}; groups without any are left out."""
    findings = list(batch.findings.defer("lines").annotate(examples=F("lines__0_3")).order_by("id"))
    groups = []
    for name, words, severities in GROUPS:
        shown = [_finding(batch, finding) for finding in findings if finding.severity in severities]
        if shown:
            rows = sum(finding["rows"] for finding in shown)
            groups.append({"id": name, "title": words, "rows": rows, "findings": shown})
    return groups


def _finding(batch: ImportBatch, finding: Finding) -> dict:
    _, cause, advice = CODES[finding.code]
    url = f"{reverse('baris-impor', args=[batch.pk])}?catatan={finding.pk}" if finding.examples else ""
    column = f" (kolom {finding.column})" if finding.column else ""
    return {
        "tone": finding.severity,
        "icon": ICONS[finding.severity],
        "cause": cause + column,
        "advice": f"{advice} {_lines(finding)}".strip(),
        "rows": finding.rows,
        "url": url,
    }


def _lines(finding: Finding) -> str:
    """'Baris 1.204, 1.377, 20.118 dan 93 lainnya'"""
    if not finding.examples:
        return ""
    named = ", ".join(ribuan(line) for line in finding.examples[:NAMED_LINES])
    others = finding.rows - len(finding.examples[:NAMED_LINES])
    return f"Baris {named}" + (f" dan {ribuan(others)} lainnya." if others > 0 else ".")
