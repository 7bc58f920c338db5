"""The cells an import changes, on its page: in words, filtered, page by page."""

import pytest

from tests.asking import text
from tests.import_samples import make_difference, make_import
from tests.register_samples import make_business
from umkm_registry.regions.models import Subdistrict


@pytest.fixture
def place(cast):
    return Subdistrict.objects.first()


@pytest.fixture
def business(place):
    return make_business("Amplang Ombak Tujuh", subdistrict=place)


@pytest.fixture
def batch(person, business):
    """An import that changes a scale of `business` and the address of another one."""
    batch = make_import(person)
    make_difference(batch, business)
    other = make_business("Soto Karang")
    make_difference(batch, other, kind="places", field="address", old="", new="Jalan Rekaan 14")
    return batch


def test_each_cell_is_shown_old_and_new_in_words(manager, batch, business):
    page = text(manager, f"/impor/{batch.pk}/")
    assert "<del>Usaha Mikro</del>" in page
    assert "<ins>Usaha Kecil</ins>" in page
    assert '<span class="none">kosong</span>' in page
    assert "2 sel pada 2 usaha" in page
    assert business.identifiers.get().value in page


def test_columns_and_kecamatan_narrow_them(manager, batch, place):
    address = f"/impor/{batch.pk}/"
    assert "Soto Karang" not in text(manager, f"{address}?kolom=businesses.scale")
    assert "Amplang" not in text(manager, f"{address}?kolom=places.address")
    assert "Amplang" not in text(manager, f"{address}?jenis=places")
    here = text(manager, f"{address}?kecamatan={place.district.code}")
    assert "Amplang" in here
    assert "Soto Karang" not in here
    assert "Tidak ada perubahan dengan saringan ini" in text(
        manager, f"{address}?kecamatan={place.district.code}&kolom=places.address"
    )


def test_held_values_are_told_and_can_be_opened(manager, batch, business):
    make_difference(batch, business, held=True)
    page = text(manager, f"/impor/{batch.pk}/")
    assert "1 nilai yang dikonfirmasi petugas berbeda dari OSS" in page
    assert "Nilai lama dipertahankan" in page
    assert "Nilai OSS dipakai" not in text(manager, f"/impor/{batch.pk}/?ditahan=true").split("<tbody>")[-1]


def test_htmx_gets_the_section_alone(manager, batch):
    part = text(manager, f"/impor/{batch.pk}/", **{"HX-Request": "true", "HX-Target": "perubahan"})
    assert part.strip().startswith("<section")
    assert 'id="perubahan"' in part


def test_the_next_page_is_found_by_key_and_queries_do_not_grow(manager, batch, django_assert_max_num_queries):
    def count(address: str) -> tuple[int, str]:
        with django_assert_max_num_queries(40) as queries:
            page = text(manager, address)
        return len(queries), page

    few, _ = count(f"/impor/{batch.pk}/?kolom=businesses.scale")
    for number in range(60):
        make_difference(batch, make_business(f"Usaha {number}"))
    many, page = count(f"/impor/{batch.pk}/?kolom=businesses.scale")
    assert many <= few
    second = page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "sesudah=" in second
    assert count(f"/impor/{batch.pk}/{second}")[0] <= few
