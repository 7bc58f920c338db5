"""A generated export is written as a workbook or as CSV, like a download."""

import csv

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from permits.oss import samples


def test_the_command_writes_a_workbook_like_a_download(tmp_path, capsys):
    path = tmp_path / "proyek.xlsx"
    call_command("make_sample_export", str(path), "--layout", "proyek_2024_28", "--rows", "120")
    assert "120 baris" in capsys.readouterr().out
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Sheet 1"]
    headers, made = samples.make("proyek_2024_28", 120)
    rows = [tuple("" if cell is None else cell for cell in row) for row in book["Sheet 1"].values]
    assert rows == [tuple(headers), *made]
    assert book["Sheet 1"]["A2"].data_type == "s"


def test_the_command_writes_csv_with_semicolons_and_a_byte_order_mark(tmp_path):
    path = tmp_path / "nib.csv"
    call_command("make_sample_export", str(path), "--layout", "nib_2026_12", "--rows", "50", "--seed", "4")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfNo.;nib;")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file, delimiter=";")]
    headers, made = samples.make("nib_2026_12", 50, seed=4)
    assert rows == [tuple(headers), *made]


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"berakhir dengan \.xlsx atau \.csv"):
        call_command("make_sample_export", str(tmp_path / "x.ods"), "--layout", "nib_2026_12")
