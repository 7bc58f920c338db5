"""Recognising which of the known exports a sheet is, by what its header says and never by where it says it."""

from permits.oss.layouts.content import recognise_by_content
from permits.oss.layouts.finding import FoundSheet, explain_sheets, find_header, find_sheet
from permits.oss.layouts.headers import fold_header
from permits.oss.layouts.recognising import REQUIRED, Recognised, explain, recognise
from permits.oss.layouts.rows import is_data_row, row_kind
from permits.oss.layouts.table import LAYOUTS, Layout

__all__ = [
    "LAYOUTS",
    "REQUIRED",
    "FoundSheet",
    "Layout",
    "Recognised",
    "explain",
    "explain_sheets",
    "find_header",
    "find_sheet",
    "fold_header",
    "is_data_row",
    "recognise",
    "recognise_by_content",
    "row_kind",
]
