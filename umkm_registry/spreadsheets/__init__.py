"""Rows out of .xlsx .xls .xlsb .ods .csv files, read by a fenced child process. No models.

The two public names are looked up when asked for: the child lives in this package too, and importing it
must not load Django.
"""

__all__ = ["SpreadsheetRefused", "open_spreadsheet"]


def __getattr__(name: str):
    if name == "SpreadsheetRefused":
        from umkm_registry.spreadsheets.refusals import SpreadsheetRefused

        return SpreadsheetRefused
    if name == "open_spreadsheet":
        from umkm_registry.spreadsheets.reading import open_spreadsheet

        return open_spreadsheet
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
