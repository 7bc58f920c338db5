"""`import_oss FILE [--commit] [--json]`: what it prints, with which keys, and how it ends."""

import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from permits.oss.models import ImportBatch
from permits.oss.reporting import repeated_notice
from tests.cast import make_cast
from tests.permits.oss.exports import bring_in, forgetting_tables, grid, preview, rows_of, save, workbook
from umkm_registry.businesses.models import Activity, Business
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db
KEYS = {
    *("batch", "state", "layout", "grain", "sheet", "header_row", "rows", "new", "changed", "unchanged"),
    *("repeated", "rejected", "skipped", "findings", "seconds"),
}
# More may be told than was promised, under other names.
MORE = {"notices", "gone", "back"}
KINDS = {"businesses", "places", "activities", "permits"}


@pytest.fixture(autouse=True)
def reference_data(db):
    load_reference_data()


@pytest.fixture
def path(tmp_path):
    return workbook(tmp_path / "data.xlsx", rows_of("proyek_2024_28", 30))


@pytest.fixture
def run(capsys):
    """Run the command; answers what it wrote."""

    def run(path, **options) -> str:
        with forgetting_tables():
            call_command("import_oss", path, **options)
        return capsys.readouterr().out

    return run


def test_a_preview_is_one_json_object_with_the_promised_keys(path, run):
    answer = run(path, json=True)
    assert answer.count("\n") == 1
    told = json.loads(answer)
    assert KEYS <= told.keys() <= KEYS | MORE
    assert told.keys() >= {"state", "layout"}
    assert (told["state"], told["layout"], told["grain"]) == ("reviewable", "proyek_2024_28", "project")
    assert (told["sheet"], told["header_row"], told["rows"]) == ("Sheet 1", 1, 30)
    assert (told["repeated"], told["rejected"], told["skipped"]) == (0, 0, 0)
    for outcome in ("new", "changed", "unchanged"):
        assert told[outcome].keys() == KINDS
    assert told["new"]["activities"] == 30
    assert told["seconds"].keys() == {"read", "check", "compare", "commit"}
    assert told["seconds"]["read"] > 0 == told["seconds"]["commit"]
    assert told["batch"] == ImportBatch.objects.get().pk
    assert not Business.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_with_commit_it_is_in_the_register(path, run):
    told = json.loads(run(path, commit=True, json=True))
    assert KEYS <= told.keys() <= KEYS | MORE
    assert told["state"] == "committed"
    assert told["seconds"]["commit"] > 0
    assert Activity.objects.count() == told["new"]["activities"] == 30
    again = json.loads(run(path, commit=True, json=True))
    assert again["new"] == again["changed"] == dict.fromkeys(KINDS, 0)
    assert again["unchanged"] == told["new"]


def test_findings_have_their_keys_and_at_most_twenty_lines(tmp_path, run):
    rows = [row | {"kelurahan_usaha": "Antah Berantah"} for row in rows_of("proyek_2024_28", 30)]
    (finding,) = json.loads(run(workbook(tmp_path / "data.xlsx", rows), json=True))["findings"]
    assert finding == {
        "code": "subdistrict_unknown",
        "column": "kelurahan_usaha",
        "rows": 30,
        "severity": "warning",
        "lines": list(range(2, 22)),
    }


def test_errors_come_before_warnings_skipped_rows_and_notes(tmp_path, run):
    rows = rows_of("proyek_2024_28", 8)
    rows[0]["Kbli"] = 1220
    rows[1]["Nomor Telp"] = "tidak hafal"
    rows[2]["Kab Kota Usaha"] = "Kota Samarinda"
    rows[3]["Nib"] = "1,2E+12"
    told = json.loads(run(workbook(tmp_path / "data.xlsx", rows), json=True))
    severities = [finding["severity"] for finding in told["findings"]]
    assert sorted(severities, key=["error", "warning", "skipped", "note"].index) == severities
    assert set(severities) == {"error", "warning", "skipped", "note"}


def test_a_file_wholly_of_another_city_is_refused_without_failing(tmp_path, run):
    rows = [row | {"Kab Kota Usaha": "Kota Samarinda"} for row in rows_of("proyek_2024_28", 5)]
    told = json.loads(run(workbook(tmp_path / "data.xlsx", rows), json=True, commit=True))
    assert (told["state"], told["rows"], told["skipped"]) == ("refused", 5, 5)
    assert told["new"] == dict.fromkeys(KINDS, 0)
    assert not Business.objects.exists()


def test_without_json_a_person_reads_it_in_words(tmp_path, run):
    rows = rows_of("proyek_2024_28", 30)
    rows[0]["Kbli"] = 1220
    words = run(workbook(tmp_path / "data.xlsx", rows))
    assert "Menunggu keputusan. data.xlsx, lembar Sheet 1, judul di baris 1" in words
    assert "30 baris: 0 tidak diambil, 0 dilewati, 0 berulang." in words
    assert re.search(r"Baru: \d+ usaha, \d+ tempat, 30 kegiatan, \d+ izin\.", words)
    assert "Catatan: Nol di depan KBLI hilang (Kbli), 1 baris. Nol dikembalikan." in words


def test_a_file_without_a_header_row_is_described_as_such(tmp_path, run):
    rows = [list(row.values()) for row in rows_of("proyek_2024_28", 5)]
    assert "tanpa baris judul" in run(grid(tmp_path / "data.xlsx", {"Sheet 1": rows}))


def test_the_time_of_an_earlier_import_is_that_of_the_citys_clock(path):
    batch = bring_in(path, make_cast()["data_manager"])
    batch.act.at = datetime(2026, 3, 12, 20, 30, tzinfo=ZoneInfo("UTC"))
    batch.act.save()
    (notice,) = repeated_notice(preview(path))
    assert notice == (
        f"Berkas yang sama sudah disimpan pada 13 Maret 2026 pukul 04.30 oleh Rekawati Umpama (impor {batch.pk})."
    )


def test_an_earlier_import_from_the_shell_was_by_nobody_in_particular(path):
    bring_in(path)
    (notice,) = repeated_notice(preview(path))
    assert "oleh baris perintah" in notice


def test_a_refused_decision_leaves_the_import_as_it_was(path):
    batch = bring_in(path)
    with pytest.raises(Exception, match="Impor ini disimpan ke data umkm, jadi tidak dapat disimpan") as refused:
        save(batch)
    assert refused.type.__name__ == "ImportRefused"
    assert ImportBatch.objects.get().state == "committed"
