"""A batch in words for a person at a shell, and as the JSON that other programs read: its keys are fixed."""

from django.utils.formats import date_format
from django.utils.timezone import localtime

from permits.oss.checking import earlier_import
from permits.oss.findings import CODES, EXAMPLES
from permits.oss.models import ImportBatch


def report(batch: ImportBatch) -> dict:
    """Counts are register rows per kind; `findings[].lines` are at most 20 example lines of the sheet."""
    return {
        "batch": batch.pk,
        "state": batch.state,
        "layout": batch.layout,
        "grain": batch.grain,
        "sheet": batch.sheet,
        "header_row": batch.header_row,
        "rows": batch.rows,
        **batch.counts,
        "repeated": batch.repeated,
        "rejected": batch.rejected,
        "skipped": batch.skipped,
        "findings": [
            finding | {"lines": finding["lines"][:EXAMPLES]}
            for finding in batch.findings.values("code", "column", "rows", "severity", "lines")
        ],
        "notices": repeated_notice(batch),
        "seconds": {"read": 0, "check": 0, "compare": 0, "commit": 0} | batch.seconds,
    }


KINDS = {"businesses": "usaha", "places": "tempat", "activities": "kegiatan", "permits": "izin"}


def in_words(batch: ImportBatch) -> str:
    """What the import holds and would change or has changed, a line each."""
    header = f"judul di baris {batch.header_row}" if batch.header_row else "tanpa baris judul"
    lines = [
        f"Impor {batch.pk}: {batch.get_state_display()}. {batch.file_name}, lembar {batch.sheet or 'tunggal'}, "
        f"{header}, susunan {batch.layout}.",
        f"{batch.rows} baris: {batch.rejected} tidak diambil, {batch.skipped} dilewati, {batch.repeated} berulang.",
    ]
    for outcome, word in (("new", "Baru"), ("changed", "Berubah"), ("unchanged", "Tetap")):
        numbers = ", ".join(f"{number} {KINDS[kind]}" for kind, number in batch.counts.get(outcome, {}).items())
        lines.append(f"{word}: {numbers}.")
    for finding in batch.findings.all():
        _, cause, advice = CODES[finding.code]
        where = f" ({finding.column})" if finding.column else ""
        lines.append(f"{finding.get_severity_display()}: {cause}{where}, {finding.rows} baris. {advice}")
    return "\n".join(lines + repeated_notice(batch))


def repeated_notice(batch: ImportBatch) -> list[str]:
    """When and by whom the same file was saved before; empty when it was not."""
    earlier = earlier_import(batch)
    if earlier is None:
        return []
    who = (earlier.uploaded_by and earlier.uploaded_by.get_full_name()) or earlier.uploaded_by or "baris perintah"
    when = date_format(localtime(earlier.act.at), "j F Y \\p\\u\\k\\u\\l H.i")
    return [f"Berkas yang sama sudah disimpan pada {when} oleh {who} (impor {earlier.pk})."]
