"""NIB, project and permit exports end in the same register, whichever comes first, and nothing is there twice."""

from datetime import date
from itertools import permutations

import pytest
from django.db import transaction

from permits.models import Permit
from permits.oss import samples
from permits.oss.models import SourceRecord
from tests.permits.oss.exports import bring_in, codes, dump, facts, preview, rows_of, save, workbook
from umkm_registry.businesses.models import Activity, Business, Identifier, Kbli, Owner, Place
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db
EXPORTS = {"nib_2025_12plus": 40, "proyek_2024_28": 110, "izin_2024_18": 60}


@pytest.fixture(autouse=True)
def reference_data(db):
    load_reference_data()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data.xlsx"


def projects_of_one_firm(count: int) -> list[dict]:
    """Faultless projects of one NIB at one place."""
    rows = rows_of("proyek_2024_28", 60)
    nib = next(row["Nib"] for row in rows if sum(other["Nib"] == row["Nib"] for other in rows) >= count)
    same = ("Alamat Usaha", "kelurahan_usaha", "kecamatan_usaha", "latitude", "longitude")
    rows = [row for row in rows if row["Nib"] == nib][:count]
    return [row | {column: rows[0][column] for column in same} for row in rows]


def office_of(project: dict, **cells) -> dict:
    """The row of the NIB export whose head office is where this project is."""
    return {
        "nib": project["Nib"],
        "Day of tanggal_terbit_oss": "05/25/2024",
        "nama_perusahaan": project["Nama Perusahaan"],
        "uraian_jenis_perusahaan": project["Uraian Jenis Perusahaan"],
        "Alamat Perusahaan": project["Alamat Usaha"],
        "kelurahan": project["kelurahan_usaha"],
        "kecamatan": project["kecamatan_usaha"],
        "kab_kota": "Kota Balikpapan",
        **cells,
    }


def permit_for(project: dict, **cells) -> dict:
    """A row of the permit export about this project."""
    return {
        "Id Permohonan Izin": "I-202405250101010000001",
        "Nama Perusahaan": project["Nama Perusahaan"],
        "Nib": project["Nib"],
        "Kab Kota": "Kota Balikpapan",
        "Id Proyek": project["Id Proyek"],
        "Day of Tgl Izin": "25/05/24",
        "Nama Dokumen": "SPPL",
        "Uraian Status Respon": "Terbit Otomatis",
        **cells,
    }


@pytest.mark.parametrize("seed", [3, 4])
def test_in_every_order_of_arrival_the_register_ends_equal(tmp_path, seed):
    """Generated with the faults of real ones: unknown kelurahan, NIK in addresses, several places and applications."""
    batches = []
    for layout, rows in EXPORTS.items():
        path = tmp_path / f"{layout}.xlsx"
        samples.write(path, *samples.make(layout, rows, seed))
        batches.append(preview(path))
    told = {}
    for order in permutations(batches):
        with transaction.atomic():
            for batch in order:
                save(batch)
            told[" → ".join(batch.grain for batch in order)] = facts()
            transaction.set_rollback(True)
    first = told.pop("nib → project → permit")
    assert len(first["Activity"]) > 100
    assert len(first["Business"]) > 35
    assert [order for order, register in told.items() if register != first] == []


def test_three_projects_of_one_nib_at_one_address_share_a_place(path):
    batch = bring_in(workbook(path, projects_of_one_firm(3)))
    place = Place.objects.get()
    assert place.activities.count() == 3
    assert batch.counts["new"] == {"businesses": 1, "places": 1, "activities": 3, "permits": 1}


def test_an_address_written_otherwise_is_still_one_place(path):
    rows = projects_of_one_firm(3)
    rows[0]["Alamat Usaha"] = "Jl. Contoh No. 5 RT. 003"
    rows[1]["Alamat Usaha"] = "JL CONTOH NO.5, RT 003"
    rows[2]["Alamat Usaha"] = "jl.contoh no 5\nRT-003"
    bring_in(workbook(path, rows))
    assert Place.objects.get().activities.count() == 3


def test_projects_elsewhere_get_places_of_their_own_and_the_same_street_in_another_kelurahan_too(path):
    rows = projects_of_one_firm(3)
    rows[0] |= {"Alamat Usaha": "Jl. Contoh 5", "kelurahan_usaha": "Damai", "kecamatan_usaha": "Balikpapan Kota"}
    rows[1] |= {
        "Alamat Usaha": "Jl. Contoh 5",
        "kelurahan_usaha": "Damai Baru",
        "kecamatan_usaha": "Balikpapan Selatan",
    }
    rows[2] |= {"Alamat Usaha": "Jl. Contoh 6", "kelurahan_usaha": "Damai", "kecamatan_usaha": "Balikpapan Kota"}
    bring_in(workbook(path, rows))
    places = Place.objects.order_by("subdistrict__name", "address")
    assert list(places.values_list("subdistrict__name", "address")) == [
        ("Damai", "Jl. Contoh 5"),
        ("Damai", "Jl. Contoh 6"),
        ("Damai Baru", "Jl. Contoh 5"),
    ]
    assert Business.objects.get().places.count() == 3


def test_a_corrected_address_moves_the_place_and_adds_none(path):
    rows = projects_of_one_firm(2)
    bring_in(workbook(path, rows))
    place = Place.objects.get()
    corrected = [row | {"Alamat Usaha": "Jl. Pembetulan 1", "kelurahan_usaha": "Damai"} for row in rows]
    batch = bring_in(workbook(path, corrected))
    moved = Place.objects.get()
    assert (moved.pk, moved.address, moved.subdistrict.name) == (place.pk, "Jl. Pembetulan 1", "Damai")
    assert batch.counts["changed"]["places"] == 1
    assert not any(batch.counts["new"].values())


def test_of_two_projects_at_one_place_one_that_moves_away_takes_a_new_place(path):
    rows = projects_of_one_firm(2)
    bring_in(workbook(path, rows))
    place = Place.objects.get()
    bring_in(workbook(path, [rows[0], rows[1] | {"Alamat Usaha": "Jl. Cabang 1"}]))
    assert Place.objects.count() == 2
    assert Activity.objects.get(project_digits=rows[0]["Id Proyek"][2:]).place == place
    assert Activity.objects.get(project_digits=rows[1]["Id Proyek"][2:]).place.address == "Jl. Cabang 1"


@pytest.mark.parametrize("office_first", [True, False])
def test_a_head_office_and_a_project_at_the_same_address_are_one_place(path, office_first):
    (project,) = projects_of_one_firm(1)
    files = [[office_of(project)], [project]]
    for rows in files if office_first else files[::-1]:
        bring_in(workbook(path, rows))
    assert Place.objects.get().kind == "site"
    assert Business.objects.get().identifiers.get().value == project["Nib"]
    assert Permit.objects.get().issued_on == date(2024, 5, 25)


@pytest.mark.parametrize("permit_first", [True, False])
def test_a_permit_is_linked_to_its_project_whichever_comes_first(path, permit_first):
    (project,) = projects_of_one_firm(1)
    files = [[permit_for(project)], [project]]
    for rows in files if permit_first else files[::-1]:
        bring_in(workbook(path, rows))
    permit = Permit.objects.get(permit_type="sppl")
    assert permit.activity == Activity.objects.get()
    assert permit.business == Business.objects.get() == permit.activity.place.business
    assert Place.objects.count() == 1


def test_a_permit_alone_makes_a_business_with_a_place_nobody_knows_and_waits_for_its_project(path):
    (project,) = projects_of_one_firm(1)
    bring_in(workbook(path, [permit_for(project)]))
    permit = Permit.objects.get(permit_type="sppl")
    assert (permit.activity, permit.project_digits) == (None, project["Id Proyek"][2:])
    place = Business.objects.get().places.get()
    assert (place.address, place.subdistrict, place.source_key) == ("", None, "")
    assert set(Permit.objects.values_list("permit_type", flat=True)) == {"nib", "sppl"}


@pytest.mark.parametrize("kept", [(), ("kelurahan_usaha",), ("Alamat Usaha",), ("kecamatan_usaha",)])
def test_a_narrower_export_blanks_nothing_and_moves_no_place(path, kept):
    rows = rows_of("proyek_2024_28", 40)
    bring_in(workbook(path, rows))
    before = dump()
    columns = ("Id Proyek", "Nib", "Nama Perusahaan", "Kab Kota Usaha", *kept)
    batch = bring_in(workbook(path, [{header: row[header] for header in columns} for row in rows]))
    assert not any(batch.counts["changed"].values())
    assert dump() == before


def test_an_empty_cell_blanks_nothing(path):
    rows = rows_of("proyek_2024_28", 40)
    bring_in(workbook(path, rows))
    before = dump()
    kept = ("Id Proyek", "Nib", "Nama Perusahaan")
    bring_in(workbook(path, [{header: cell if header in kept else "" for header, cell in row.items()} for row in rows]))
    assert dump() == before


def test_an_empty_kelurahan_leaves_the_words_for_an_unknown_one(path):
    (row,) = projects_of_one_firm(1)
    bring_in(workbook(path, [row | {"kelurahan_usaha": "Antah Berantah"}]))
    before = dump()
    bring_in(workbook(path, [row | {"kelurahan_usaha": ""}]))
    assert dump() == before
    assert Place.objects.get().region_text == f"Antah Berantah, {row['kecamatan_usaha']}"


def test_this_years_export_without_contacts_keeps_those_of_the_years_before(path, tmp_path):
    bring_in(workbook(path, rows_of("proyek_2024_28", 40)))
    known = list(Place.objects.order_by("id").values_list("phone_hash", "email_hash", "latitude", "contact_name"))
    assert all(all(contacts) for contacts in known)
    bring_in(workbook(path, rows_of("proyek_2026_23", 40)))
    told = list(Place.objects.order_by("id").values_list("phone_hash", "email_hash", "latitude", "contact_name"))
    assert told == known


def test_a_project_that_passes_to_another_nib_moves_there(path):
    first, second = projects_of_one_firm(2)
    bring_in(workbook(path, [first, second]))
    batch = bring_in(workbook(path, [second | {"Nib": "0203240000017", "Nama Perusahaan": "Usaha Contoh Lain"}]))
    assert Business.objects.count() == 2
    assert Activity.objects.count() == 2
    moved = Activity.objects.get(project_digits=second["Id Proyek"][2:])
    assert moved.place.business.identifiers.get().value == "0203240000017"
    assert batch.counts["new"]["activities"] == 0


def test_scale_is_the_highest_of_the_projects_and_large_or_foreign_firms_are_out_of_scope(path):
    rows = projects_of_one_firm(3)
    for row, scale in zip(rows, ("Usaha Mikro", "Usaha Menengah", "Usaha Kecil"), strict=True):
        row |= {"Uraian Skala Usaha": scale, "Uraian Status Penanaman Modal": "PMDN"}
    bring_in(workbook(path, rows))
    business = Business.objects.get()
    assert (business.scale, business.in_scope) == ("medium", True)
    bring_in(workbook(path, [rows[2] | {"Uraian Skala Usaha": "Usaha Besar"}]))
    business.refresh_from_db()
    assert (business.scale, business.in_scope) == ("large", False)
    bring_in(workbook(path, [row | {"Uraian Skala Usaha": "Usaha Kecil"} for row in rows]))
    business.refresh_from_db()
    assert (business.scale, business.in_scope) == ("small", True)
    bring_in(workbook(path, [row | {"Uraian Status Penanaman Modal": "PMA"} for row in rows]))
    business.refresh_from_db()
    assert (business.capital, business.in_scope) == ("pma", False)


def test_a_code_learned_from_an_import_keeps_its_title_version_and_sector(path):
    rows = projects_of_one_firm(2)
    rows[0] |= {"Kbli": "56999", "Judul Kbli": ""}
    rows[1] |= {"Kbli": "56999", "Judul Kbli": "Kedai Rekaan"}
    batch = bring_in(workbook(path, rows))
    learned = Kbli.objects.get(code="56999")
    assert (learned.version, learned.title, learned.learned_by) == ("2020", "Kedai Rekaan", batch.act)
    assert learned.sector == Kbli.objects.get(version="2020", code="56102").sector
    assert codes(batch) == {"kbli_unknown": 2}
    assert not codes(preview(workbook(path, rows))).get("kbli_unknown")


def test_the_tax_number_of_a_firm_is_kept_and_that_of_a_person_is_not(path):
    rows = [row | {"Npwp Perusahaan": ""} for row in rows_of("proyek_2024_28", 40)]
    firms = list({row["Nib"]: row for row in rows}.values())[:3]
    for row, npwp in zip(firms, ("99.000.001.7-721.000", "0990000027721000", "6471014101909001"), strict=True):
        row["Npwp Perusahaan"] = npwp
    bring_in(workbook(path, firms))
    kept = {each.value: each.owner for each in Identifier.objects.filter(kind="npwp")}
    assert set(kept) == {"0990000017721000", "0990000027721000"}
    assert kept["0990000017721000"] == Owner.objects.get(businesses__identifiers__value=firms[0]["Nib"])
    assert not SourceRecord.objects.filter(values__npwp="6471014101909001").exists()
