"""The columns of a list of businesses: what each says of a row, and what it costs."""

from datetime import date

from django.http import QueryDict

from tests.asking import logged_in
from tests.register_samples import make_business
from umkm_registry.businesses.columns import COLUMNS, chosen_columns
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


def chosen(user, query: str) -> list[str]:
    return [column.name for column in chosen_columns(QueryDict(query), user)]


def test_columns_are_chosen_in_the_address_and_keep_their_order(cast):
    user = cast["data_manager"]
    assert chosen(user, "kolom=nib&kolom=alamat") == chosen(user, "kolom=alamat,nib") == ["nama", "nib", "alamat"]
    assert chosen(user, "") == chosen(user, "kolom=tebakan") == [column.name for column in COLUMNS if column.default]


def test_who_may_not_see_identifiers_has_no_column_for_them(cast):
    assert chosen(cast["bank_officer"], "kolom=nib,alamat") == ["nama", "alamat"]


def test_the_list_shows_the_chosen_columns_and_a_menu_of_all(cast):
    make_business("Amplang Ombak")
    manager = logged_in(cast["data_manager"])
    response = manager.get("/usaha/?kolom=alamat&kolom=izin-pertama&urut=izin-pertama")
    assert [head.column.title for head in response.context["heads"]] == ["Nama usaha", "Alamat", "Izin usaha pertama"]
    assert "Jalan Contoh" in response.context["rows"][0]["cells"][0]
    page = response.content.decode()
    assert 'name="kolom" value="alamat" checked' in page
    assert 'name="kolom" value="nib">' in page
    assert 'aria-sort="ascending"><a href="?kolom=alamat&amp;kolom=izin-pertama&amp;urut=-izin-pertama"' in page


def test_the_usual_columns_do_not_lengthen_the_address(cast):
    usual = [column.name for column in COLUMNS if column.default]
    answer = logged_in(cast["data_manager"]).post("/usaha/cari/", {"kolom": usual, "q": "soto"})
    assert answer.url == "/usaha/?q=soto"
