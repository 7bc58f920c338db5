"""The tables an office can edit decide how words of OSS are understood: kelurahan, permit types, the city itself."""

import json

import pytest
from django.core.management import call_command

from permits.models import Permit, PermitType, PermitTypeAlias
from tests.permits.oss.exports import bring_in, codes, rows_of, workbook
from umkm_registry.businesses.models import Place
from umkm_registry.reference_data import load_reference_data
from umkm_registry.regions.models import City, Subdistrict, SubdistrictAlias

pytestmark = pytest.mark.django_db
# A kelurahan as somebody wrote it → its name. Names that only begin alike are others.
WRITTEN = {
    "GUNUNG SAMARINDA BARU": "Gunung Samarinda Baru",
    "Gn. Samarinda": "Gunung Samarinda",
    "Kel. Damai Bahagia": "Damai Bahagia",
    "  damai  ": "Damai",
    "Gunungsamarinda": "Gunung Samarinda",
    "Sumberrejo": "Sumber Rejo",
    "Karangjoang": "Karang Joang",
    "Margomulyo": "Margo Mulyo",
    "Sungai Nangka": "Sungainangka",
}
UNKNOWN = ["Damai Indah", "Sepingan", "Manggar Lama", "Balikpapan", "Gunung"]


@pytest.fixture
def reference_data(db):
    load_reference_data()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data.xlsx"


def projects(written) -> list[dict]:
    """Faultless projects of as many firms, with these kelurahan."""
    firms = {row["Nib"]: row for row in reversed(rows_of("proyek_2024_28", 8 * len(written)))}
    pairs = zip(firms.values(), written, strict=False)
    return [row | {"kelurahan_usaha": name, "Kbli": "56102"} for row, name in pairs]


def kelurahan_of(rows: list[dict]) -> list[str | None]:
    known = dict(Place.objects.values_list("business__identifiers__value", "subdistrict__name"))
    return [known[row["Nib"]] for row in rows]


def test_a_kelurahan_is_known_by_its_name_however_spelled_and_by_its_aliases(reference_data, path):
    rows = projects(WRITTEN)
    batch = bring_in(workbook(path, rows))
    assert kelurahan_of(rows) == list(WRITTEN.values())
    assert codes(batch) == {}


def test_what_only_resembles_a_kelurahan_is_unknown(reference_data, path):
    rows = projects(UNKNOWN)
    batch = bring_in(workbook(path, rows))
    assert kelurahan_of(rows) == [None] * len(UNKNOWN)
    assert codes(batch) == {"subdistrict_unknown": len(UNKNOWN)}


def test_an_alias_the_office_adds_finds_the_place_at_the_next_import(reference_data, path):
    rows = projects(["Damai Indah"])
    bring_in(workbook(path, rows))
    place = Place.objects.get()
    SubdistrictAlias.objects.create(subdistrict=Subdistrict.objects.get(name="Damai Baru"), text="Damai Indah")
    bring_in(workbook(path, rows))
    assert kelurahan_of(rows) == ["Damai Baru"]
    assert Place.objects.get() == place


def test_the_document_decides_the_type_of_a_permit_and_the_office_can_map_new_ones(reference_data, path):
    documents = {
        "SPPL": "sppl",
        "sertifikat  STANDAR": "sertifikat-standar",
        "Sertifikat Pemenuhan Komitmen Produksi Pangan Olahan Industri Rumah Tangga (SPP-IRT)": "p-irt",
        "Surat Rekaan": "lainnya",
    }
    rows = [row | {"Nama Dokumen": name} for row, name in zip(rows_of("izin_2024_18", 4), documents, strict=True)]
    rows[3]["Uraian Jenis Perizinan"] = "Rekaan"
    batch = bring_in(workbook(path, rows))
    known = dict(Permit.objects.exclude(permit_type="nib").values_list("document", "permit_type"))
    assert known == {" ".join(name.split()): kind for name, kind in documents.items()}
    assert codes(batch)["type_unknown"] == 1
    PermitTypeAlias.objects.create(permit_type=PermitType.objects.get(code="izin"), text="surat rekaan")
    again = bring_in(workbook(path, rows))
    assert "type_unknown" not in codes(again)
    assert Permit.objects.get(document="Surat Rekaan").permit_type_id == "izin"


def test_a_validity_rule_gives_a_permit_its_computed_expiry(reference_data, path):
    rows = [row | {"Day of Tgl Izin": "25/05/24"} for row in rows_of("izin_2024_18", 1)]
    rows[0]["Nama Dokumen"] = "Sertifikat Pemenuhan Komitmen Produksi Pangan Olahan Industri Rumah Tangga (SPP-IRT)"
    bring_in(workbook(path, rows))
    permit = Permit.objects.get(permit_type="p-irt")
    assert (str(permit.issued_on), str(permit.computed_expiry_on)) == ("2024-05-25", "2029-05-25")
    assert permit.expiry_rule == permit.permit_type.validity_rule != ""
    assert permit.printed_expiry_on is None


def test_another_city_runs_the_same_import(reference_data, path):
    City.objects.update(name="Contohan", kind="kabupaten")
    rows = projects(["Damai"] * 3)
    for row, city in zip(rows, ("Kab. Contohan", "Kabupaten Contohan", "Kota Balikpapan"), strict=True):
        row["Kab Kota Usaha"] = city
    batch = bring_in(workbook(path, rows))
    assert (batch.rows, batch.skipped) == (3, 1)


@pytest.mark.parametrize("there", ["nothing", "all but the other type"])
def test_without_reference_data_it_is_said_which_command_helps(db, path, capsys, there):
    if there != "nothing":
        load_reference_data()
        PermitType.objects.filter(code="lainnya").delete()
    workbook(path, projects(["Damai"]))
    with pytest.raises(SystemExit) as ended:
        call_command("import_oss", path, json=True)
    assert ended.value.code == 1
    assert "Jalankan perintah load_reference_data" in json.loads(capsys.readouterr().out)["error"]
