"""The list of imports, their number in the navigation, what the start page tells of them."""

from datetime import timedelta

from django.utils import timezone

from permits.oss.models import ImportBatch
from tests.asking import logged_in, text
from tests.import_samples import make_import


def test_it_names_state_person_and_counts_newest_first(manager, person):
    make_import(person, file_name="lama.xlsx")
    make_import(person, "refused", file_name="baru.xlsx")
    page = text(manager, "/impor/")
    assert page.index("baru.xlsx") < page.index("lama.xlsx")
    assert "Rekawati Umpama" in page
    assert "Menunggu keputusan" in page
    assert "Ditolak" in page


def test_filters_narrow_it(manager, person):
    make_import(person, file_name="tunggu.xlsx")
    make_import(person, "committing", file_name="kerja.xlsx", grain="nib")
    for query, seen, hidden in (
        ("keadaan=menunggu", "tunggu.xlsx", "kerja.xlsx"),
        ("keadaan=dikerjakan", "kerja.xlsx", "tunggu.xlsx"),
        ("isi=nib", "kerja.xlsx", "tunggu.xlsx"),
        ("q=TUNGGU", "tunggu.xlsx", "kerja.xlsx"),
    ):
        page = text(manager, f"/impor/?{query}")
        assert seen in page, query
        assert hidden not in page, query


def test_an_empty_one_says_what_to_do(manager, cast):
    assert "Belum ada impor" in text(manager, "/impor/")
    assert "/impor/unggah/" not in text(logged_in(cast["head_of_division"]), "/impor/")


def test_queries_do_not_grow_with_rows(manager, person, django_assert_max_num_queries):
    def count() -> int:
        with django_assert_max_num_queries(20) as queries:
            text(manager, "/impor/")
        return len(queries)

    make_import(person)
    few = count()
    for _ in range(9):
        make_import(person)
    assert count() == few


def test_the_navigation_tells_how_many_wait_for_a_decision(manager, person):
    assert "side-count" not in text(manager, "/impor/")
    make_import(person)
    make_import(person, "committing")
    assert '<span class="side-count">1<' in text(manager, "/usaha/")


def test_the_start_page_tells_what_waits_and_what_became_of_ones_own(manager, person, cast):
    make_import(person, file_name="tunggu.xlsx")
    make_import(person, "failed", file_name="gagal.xlsx")
    make_import(cast["head_of_division"], "failed", file_name="orang-lain.xlsx")
    old = make_import(person, "failed", file_name="lama.xlsx")
    ImportBatch.objects.filter(pk=old.pk).update(uploaded_at=timezone.now() - timedelta(days=5))
    page = text(manager, "/impor/pemberitahuan/")
    assert "menunggu keputusan" in page
    assert "gagal.xlsx" in page
    assert "orang-lain.xlsx" not in page
    assert "lama.xlsx" not in page
