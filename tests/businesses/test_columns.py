"""The columns of a list of businesses: what each says of a row, and what it costs."""

from datetime import date

from tests.register_samples import make_business
from umkm_registry.businesses.columns import COLUMNS
from umkm_registry.businesses.listing import for_list
from umkm_registry.businesses.models import Business, Owner, Place
from umkm_registry.regions.models import Subdistrict


def said(user) -> list[dict]:
    rows = for_list(Business.objects.order_by("id"), user)
    return [{column.name: column.value(row) for column in COLUMNS} for row in rows]


def test_every_column_says_what_is_known_with_contacts_masked(cast):
    kelurahan = Subdistrict.objects.get(name="Sepinggan")
    business = make_business("Amplang Ombak", "Rekawati", subdistrict=kelurahan)
    Owner.objects.update(phone_mask="0812•••••78", phone_sealed="tersegel")
    Place.objects.update(address="Jl. Rekaan 1", operating_status=1, verified_on=date(2026, 10, 5))
    Business.objects.update(legal_form="CV", first_permit_on=date(2026, 8, 1), counted_permits=2)
    row = said(cast["data_manager"])[0]
    assert row["nib"] == business.identifiers.get().value
    assert {name: row[name] for name in row if name not in ("nib", "sektor", "diverifikasi", "izin-pertama")} == {
        "nama": "Amplang Ombak",
        "pemilik": "Rekawati",
        "bentuk": "CV",
        "alamat": "Jl. Rekaan 1",
        "kelurahan": "Sepinggan",
        "kecamatan": kelurahan.district.name,
        "telepon": "0812•••••78",
        "skala": "Usaha Mikro",
        "izin": "2",
        "keaktifan": "Aktif",
    }
    assert row["izin-pertama"] == "1 Agu 2026"
    assert row["diverifikasi"] == "5 Okt 2026"


def test_what_is_not_known_is_empty_or_said(cast):
    make_business("Amplang Ombak")
    Owner.objects.update(phone_mask="")
    row = said(cast["data_manager"])[0]
    assert (row["izin-pertama"], row["telepon"], row["diverifikasi"]) == ("", "", "")
    assert (row["kelurahan"], row["keaktifan"]) == ("Tidak diketahui", "Belum terverifikasi")


def test_all_columns_of_many_rows_take_three_queries(cast, django_assert_num_queries):
    for number in range(5):
        make_business(f"A {number}")
    user = cast["data_manager"]
    assert user.scope.whole_city  # asked once a request, whatever the list holds
    with django_assert_num_queries(3):
        assert len(said(user)) == 5
