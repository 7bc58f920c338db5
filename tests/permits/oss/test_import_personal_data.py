"""Personal data reaches the database sealed only, and what a person vouched for is not overwritten."""

import re

import pytest
from django.db import connection

from permits.oss import samples
from permits.oss.models import SourceRecord, StagedRow
from permits.oss.samples.firms import Firms
from tests.permits.oss.exports import bring_in, dump, findings, preview, rows_of, workbook
from umkm_registry.businesses.models import Business, Owner, Place
from umkm_registry.history.models import Act
from umkm_registry.reference_data import load_reference_data
from umkm_registry.sealing import fingerprint, unseal

pytestmark = pytest.mark.django_db
NIK = "6471014101909001"
ROWS = 120


@pytest.fixture(autouse=True)
def reference_data(db):
    load_reference_data()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data.xlsx"


def everything() -> str:
    """All that stands in any table of the database, as text."""
    return "\n".join(row for rows in dump("").values() for row in rows)


def private(firms: list) -> dict[str, set[str]]:
    """The numbers and addresses of these people, in the shape in which they would be found again."""
    phones = {re.sub(r"\D", "", firm.phone)[-11:] for firm in firms}
    return {
        "phones": {phone for phone in phones if len(phone) == 11},
        "emails": {firm.email for firm in firms if "@" in firm.email},
        "niks": {firm.person.nik for firm in firms},
    }


def test_no_phone_address_or_nik_of_any_export_stands_readable_in_the_database(tmp_path):
    """Two of the exports with all contacts, as faulty as real ones, one committed twice, and a pull of SIDT."""
    for layout in ("proyek_2022_31", "nib_2025_12plus", "oss1_nswi_nib_2018_2021", "sidt_2026_49"):
        path = tmp_path / f"{layout}.xlsx"
        samples.write(path, *samples.make(layout, ROWS, 6))
        (preview if layout.startswith("sidt") else bring_in)(path)
    told = everything()
    assert Firms(6).firm(1).nib in told
    people = private([Firms(6).firm(index) for index in range(ROWS)])
    assert all(len(known) > ROWS / 3 for known in people.values())
    readable = {kind: {clear for clear in known if clear in told} for kind, known in people.items()}
    assert readable == {"phones": set(), "emails": set(), "niks": set()}
    assert Owner.objects.exclude(phone_hash="").count() > 20
    assert Place.objects.exclude(email_hash="").count() > 20


def test_what_was_sealed_opens_to_what_the_file_said(path):
    row = rows_of("proyek_2024_28", 1)[0] | {"Email": "Pelaku1@Surel.Example", "Nomor Telp": "0844-1234-5678 (toko)"}
    bring_in(workbook(path, [row]))
    place = Place.objects.get()
    assert unseal(place.phone_sealed) == "+6284412345678"
    assert (place.phone_hash, place.phone_mask) == (fingerprint("+6284412345678"), "08******5678")
    assert unseal(place.email_sealed) == "pelaku1@surel.example"
    assert place.email_mask == "p***@surel.example"


def test_contacts_of_an_export_of_nibs_are_the_owners_and_those_of_projects_the_places(path):
    rows = rows_of("nib_2025_12plus", 1)
    bring_in(workbook(path, [rows[0] | {"nomor_telp": "+6284411112222", "email": "kantor@surel.example"}]))
    owner, place = Owner.objects.get(), Place.objects.get()
    assert unseal(owner.phone_sealed) == "+6284411112222"
    assert unseal(owner.email_sealed) == "kantor@surel.example"
    assert (place.phone_hash, place.email_hash) == ("", "")


# Where somebody typed a NIK: column → the cell, and how it may be kept.
HIDING_PLACES = {
    "Alamat Usaha": (f"Jl. Contoh 5 NIK {NIK}", "Jl. Contoh 5 NIK ************9001"),
    "Nama Perusahaan": (f"REKAWATI {NIK}", "REKAWATI ************9001"),
    "nama_proyek": ("Warung 647101-410190-9001", "Warung ************9001"),
    "Nama User": (f"{NIK} Rekawati", "************9001 Rekawati"),
    "kelurahan_usaha": (f"Damai {NIK}", None),
    "KL/Sektor Pembina": (f"Kementerian {NIK}", "Kementerian ************9001"),
    "Judul Kbli": (f"Kedai {NIK}", None),
    "Uraian Jenis Perusahaan": (f"Perorangan {NIK}", "Perorangan ************9001"),
    "satuan_tanah": (NIK, "************9001"),
}


@pytest.mark.parametrize("column", HIDING_PLACES)
def test_a_nik_in_any_text_is_masked_everywhere_and_the_text_sealed_beside_it(path, column):
    cell, kept = HIDING_PLACES[column]
    batch = bring_in(workbook(path, [rows_of("proyek_2024_28", 1)[0] | {column: cell}]))
    assert findings(batch)["nik_in_text", column] == ("warning", 1, [2])
    told = everything()
    assert NIK not in re.sub(r"[ .-]", "", told)
    assert kept is None or kept in told
    for kind in (StagedRow, SourceRecord):
        assert cell in map(unseal, kind.objects.get().sealed.values())


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("Jl. Contoh 5 HP 0812-0000-4321", "Jl. Contoh 5 HP 08******4321"),
        ("Jl. Contoh 5 (+62 812 0000 4321)", "Jl. Contoh 5 (08******4321)"),
        ("Jl. Contoh 5, rekawati@surel.example", "Jl. Contoh 5, r***@surel.example"),
    ],
)
def test_a_telephone_or_address_in_any_text_is_masked_and_the_text_sealed_beside_it(path, cell, kept):
    batch = bring_in(workbook(path, [rows_of("proyek_2024_28", 1)[0] | {"Alamat Usaha": cell}]))
    assert findings(batch)["contact_in_text", "Alamat Usaha"] == ("warning", 1, [2])
    assert Place.objects.get().address == kept
    assert cell in map(unseal, SourceRecord.objects.get().sealed.values())
    assert cell not in everything()


def test_a_nik_at_the_end_of_a_text_that_is_cut_is_hidden_before_the_cut(path):
    address = f"{'Jl. Contoh ' * 44}x {NIK}"
    assert address[:500].endswith(NIK[:14])
    bring_in(workbook(path, [rows_of("proyek_2024_28", 1)[0] | {"Alamat Usaha": address}]))
    assert NIK[:12] not in everything()


def test_a_number_of_sixteen_digits_that_is_no_nik_stays(path):
    row = rows_of("proyek_2024_28", 1)[0] | {"Alamat Usaha": "Blok 9999999999999999"}
    batch = bring_in(workbook(path, [row]))
    assert Place.objects.get().address == "Blok 9999999999999999"
    assert ("nik_in_text", "Alamat Usaha") not in findings(batch)


def vouch(row, *fields: str) -> None:
    """A person confirms the present values of these fields."""
    act = Act.objects.create(door="form", label="Dikonfirmasi petugas")
    row.confirmed = dict.fromkeys(fields, act.pk)
    row.act = act
    row.save()


def test_what_a_person_vouched_for_is_not_overwritten_and_the_rest_follows_the_source(path):
    row = rows_of("proyek_2024_28", 1)[0]
    bring_in(workbook(path, [row]))
    business, place, owner = Business.objects.get(), Place.objects.get(), Owner.objects.get()
    business.scale, place.latitude, place.longitude, owner.name = "small", "-1.250000", "116.850000", "Nama Benar"
    vouch(business, "scale")
    vouch(place, "position", "phone")
    vouch(owner, "name")
    changed = row | {
        "Uraian Skala Usaha": "Usaha Menengah",
        "Nama Perusahaan": "NAMA BARU CONTOH",
        "latitude": "-1.230000",
        "longitude": "116.880000",
        "Nomor Telp": "+6284499998888",
        "Email": "baru@surel.example",
    }
    batch = bring_in(workbook(path, [changed]))
    phone = place.phone_hash
    for each in (business, place, owner):
        each.refresh_from_db()
    assert (business.scale, business.name) == ("small", "NAMA BARU CONTOH")
    assert (str(place.latitude), str(place.longitude)) == ("-1.250000", "116.850000")
    assert (place.phone_hash, unseal(place.email_sealed)) == (phone, "baru@surel.example")
    assert owner.name == "Nama Benar"
    assert (business.act, place.act) == (batch.act, batch.act)
    assert SourceRecord.objects.get().values["scale"] == "medium"


def test_vouched_values_stay_when_the_same_file_comes_again(path):
    rows = rows_of("proyek_2024_28", 1)
    bring_in(workbook(path, rows))
    business = Business.objects.get()
    business.name = "Nama dari Lapangan"
    vouch(business, "name")
    before = dump("^businesses_business$")
    batch = bring_in(workbook(path, rows))
    assert dump("^businesses_business$") == before
    assert not any(batch.counts["changed"].values())


def test_an_import_writes_old_versions_with_the_act_that_made_them(path):
    row = rows_of("proyek_2024_28", 1)[0]
    first = bring_in(workbook(path, [row]))
    second = bring_in(workbook(path, [row | {"Nama Perusahaan": "NAMA BARU CONTOH"}]))
    assert Business.objects.get().act == second.act
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, act_id FROM businesses_businessevent")
        assert cursor.fetchall() == [(row["Nama Perusahaan"], first.act_id)]
