"""Rows out of a text file with delimiters, whatever program saved it. No Django."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from umkm_registry.spreadsheets.kinds import looks_wide
from umkm_registry.spreadsheets.limits import Unreadable

DELIMITERS = ";\t,|"
SAMPLE_ROWS = 200


def delimited_rows(path: str) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of the file: all cells text, `line` the row that Excel shows, where `sep=` is no row.

    Refuses text without columns, and quotation marks that do not close.
    """
    with open(path, encoding=encoding_of(path), errors="replace", newline="") as file:
        delimiter = named_delimiter(file)
        start = file.tell()
        delimiter = delimiter or likely_delimiter(file)
        file.seek(start)
        rows = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            yield from enumerate(rows, 1)
        except csv.Error as error:
            raise Unreadable("quotes", line=rows.line_num) from error


def encoding_of(path: str) -> str:
    """UTF-16 or UTF-8 where the bytes say so, else Windows-1252, in which Excel saves "CSV"."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open(path, "rb") as file:
        start = file.read(2000)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        if looks_wide(start):
            return "utf-16-be" if start[:1] == b"\x00" else "utf-16-le"
        file.seek(0)
        try:
            while block := file.read(1024 * 1024):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def named_delimiter(file) -> str:
    """The delimiter of a first line `sep=;`, which is then read away; else '' and nothing is read."""
    first = file.readline(20).strip().strip('"')
    if len(first) == 5 and first.lower().startswith("sep="):
        return first[4]
    if first.lower() == "sep=":  # the tab was stripped
        return "\t"
    file.seek(0)
    return ""


def likely_delimiter(file) -> str:
    """The delimiter that cuts most rows into the same number of cells, more cells counting more."""
    start = file.tell()
    scores = {}
    for delimiter in DELIMITERS:
        file.seek(start)
        lengths = Counter()
        try:
            for row in islice(csv.reader(file, delimiter=delimiter), SAMPLE_ROWS):
                lengths[len(row)] += len(row) > 1
        except csv.Error:
            pass  # a cell without end: the rows before it count, and reading will name the line
        scores[delimiter] = max(((length - 1) * count for length, count in lengths.items()), default=0)
    best = max(scores, key=scores.get, default="")
    if not scores.get(best):
        raise Unreadable("no_columns")
    return best
