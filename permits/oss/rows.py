"""Rows of an import for a person: cells by the names of the file's columns, personal data masked; rows to put right."""

from io import BytesIO

import xlsxwriter

from permits.oss.findings import CODES, EXAMPLES
from permits.oss.layouts.headers import TITLES
from permits.oss.models import Finding, ImportBatch, StagedRow
from permits.oss.wording import cell_words
from umkm_registry.pages import KeysetPager
from umkm_registry.regions.models import Subdistrict

# What cleaning adds for the machine.
UNSHOWN = ("place_key", "kbli_version", "permit_type")
SHEET_HEADS = ["Baris di berkas", "Kolom", "Sebab", "Yang perlu dilakukan"]
SHEET_WIDTHS = [16, 28, 46, 70]


def row_page(batch: ImportBatch, finding: Finding | None, request) -> dict:
    """{"heads", "rows", "lines", "pager"}: the examples of `finding`, else all rows of the outcome asked for.

    `lines` are those of the file that were not taken, of which nothing but the number is kept.
    """
    staged = StagedRow.objects.filter(batch=batch)
    if finding:
        lines = finding.lines[:EXAMPLES]
        found, pager = list(staged.filter(line__in=lines).order_by("line")), None
        missing = sorted(set(lines) - {row.line for row in found})
    else:
        outcome = "repeated" if request.GET.get("hasil") == "repeated" else "taken"
        pager = KeysetPager(request, staged.filter(outcome=outcome), ("key",))
        found, missing = pager.rows, []
    places = dict(Subdistrict.objects.values_list("code", "name"))
    names = [name for name in TITLES if any(_value(row, name) for row in found)]
    return {
        "heads": [TITLES[name] for name in names],
        "rows": [
            {"line": row.line, "cells": [places.get(row.values.get(name), _value(row, name)) for name in names]}
            for row in found
        ],
        "lines": missing,
        "pager": pager,
    }


def _value(row: StagedRow, name: str) -> str:
    """The cell of a column; of personal data its mask only."""
    if name in UNSHOWN:
        return ""
    if f"{name}_hash" in row.values:
        return row.values.get(f"{name}_mask", "")
    return cell_words(name, row.values[name]) if name in row.values else ""


def rejected_workbook(batch: ImportBatch) -> bytes:
    """An .xlsx with the line, column and cause of every row that was not taken, in the order of the file."""
    found = sorted(
        (line, finding.column, *CODES[finding.code][1:])
        for finding in batch.findings.filter(severity="error")
        for line in finding.lines
    )
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, strong = book.add_worksheet("Perbaiki"), book.add_format({"bold": True})
        sheet.write_row(0, 0, SHEET_HEADS, strong)
        for column, width in enumerate(SHEET_WIDTHS):
            sheet.set_column(column, column, width)
        for number, row in enumerate(found, start=1):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(found)), len(SHEET_HEADS) - 1)
    return memory.getvalue()
