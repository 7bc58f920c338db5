"""Opening a sealed number: only with a reason, only for who may, shown once, noted for good, not too often."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.asking import logged_in, text
from tests.businesses.personal_samples import MAIL, NIK, PHONE, PLACE_PHONE, give_person
from umkm_registry.businesses.models import Look, Owner
from umkm_registry.history.models import Act
from umkm_registry.identifiers import phone

REASON = {"reason": "permit", "words": "Berkas P-IRT"}


@pytest.fixture
def own(register):
    give_person(register["own"])
    return register["own"]


def address_of(business, word: str) -> str:
    return f"/pemilik/{business.owner_id}/lihat/{word}/"


@pytest.mark.parametrize(("word", "shown"), [("nik", NIK), ("telepon", phone.shown(PHONE)), ("surel", MAIL)])
def test_a_number_is_shown_once_after_a_reason_and_the_look_is_noted(cast, own, word, shown):
    officer = logged_in(cast["district_officer"])
    asked = officer.get(address_of(own, word))
    assert shown not in asked.content.decode()
    answer = officer.post(address_of(own, word), REASON)
    assert shown in answer.content.decode()
    assert shown not in text(officer, address_of(own, word))
    assert "no-store" in asked["Cache-Control"]
    assert "no-store" in answer["Cache-Control"]
    look = Look.objects.get()
    assert (look.user, look.owner, look.way) == (cast["district_officer"], own.owner, "revealed")
    assert (look.reason, look.words, look.page) == ("permit", "Berkas P-IRT", address_of(own, word))
    assert look.get_fact_display() == {"nik": "NIK", "telepon": "Telepon", "surel": "Surel"}[word]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "Pilih keperluan membuka data pribadi ini."),
        ({"reason": "other"}, "Tulis keperluannya dengan kata-kata sendiri."),
        ({"reason": "permit", "words": f"NIK {NIK}"}, "Hapus NIK, nomor telepon"),
        ({"reason": "permit", "words": "hubungi 0812-0000-4321 saja"}, "Hapus NIK, nomor telepon"),
        ({"reason": "penasaran"}, "Pilih keperluan dari daftar."),
    ],
)
def test_without_a_reason_that_can_be_kept_nothing_is_shown_or_noted(cast, own, told, said):
    page = logged_in(cast["data_manager"]).post(address_of(own, "nik"), {"x": "y", **told}).content.decode()
    assert said in page
    assert f">{NIK}<" not in page
    assert not Look.objects.exists()


def test_whoever_opens_too_much_within_an_hour_is_told_when_to_go_on(cast, own, settings):
    settings.LOOKS_AN_HOUR = 2
    manager = logged_in(cast["data_manager"])
    for _ in range(2):
        assert NIK in manager.post(address_of(own, "nik"), REASON).content.decode()
    page = manager.post(address_of(own, "nik"), REASON).content.decode()
    assert "Batas membuka data pribadi adalah 2 dalam satu jam" in page
    assert NIK not in page
    assert Look.objects.count() == 2
    assert NIK in logged_in(cast["district_officer"]).post(address_of(own, "nik"), REASON).content.decode()


def test_a_number_whose_key_is_gone_is_said_so_and_no_look_is_noted(cast, own):
    Owner.objects.filter(pk=own.owner_id).update(nik_sealed="gone:AAAA")
    page = logged_in(cast["data_manager"]).post(address_of(own, "nik"), REASON).content.decode()
    assert "tidak dapat dibuka karena kuncinya tidak ada" in page
    assert not Look.objects.exists()


def test_a_look_is_never_changed_or_deleted(cast, own):
    logged_in(cast["data_manager"]).post(address_of(own, "nik"), REASON)
    for change in (Look.objects.all().delete, lambda: Look.objects.update(words="lain")):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change()


def test_links_to_open_stand_only_where_something_is_and_for_who_may(cast, own):
    address = own.get_absolute_url()
    officer = text(logged_in(cast["district_officer"]), address)
    team = text(logged_in(cast["curation_officer"]), address)
    head = text(logged_in(cast["head_of_division"]), address)
    assert f'href="{address_of(own, "nik")}"' in officer
    assert f'href="{address_of(own, "nik")}"' not in team
    assert f'href="{address_of(own, "telepon")}"' in team
    assert "/lihat/" not in head
    Owner.objects.filter(pk=own.owner_id).update(nik_sealed="")
    assert f'href="{address_of(own, "nik")}"' not in text(logged_in(cast["district_officer"]), address)


def test_the_contact_page_opens_all_numbers_of_a_business_at_once_to_call(cast, own):
    officer = logged_in(cast["district_officer"])
    address = f"/usaha/{own.pk}/hubungi/"
    assert "tel:" not in text(officer, address)
    answer = officer.post(address, {"reason": "visit", "words": ""})
    page = answer.content.decode()
    assert f'href="tel:{PHONE}"' in page
    assert f'href="tel:{PLACE_PHONE}"' in page
    assert 'href="https://wa.me/6281200004321"' in page
    assert "wa.me/62542" not in page  # a landline
    assert "no-store" in answer["Cache-Control"]
    place = own.places.get()
    noted = Look.objects.order_by("id").values_list("way", "fact", "owner", "business", "place")
    assert list(noted) == [
        ("contact", "phone", own.owner_id, own.pk, None),
        ("contact", "phone", own.owner_id, own.pk, place.pk),
    ]


def test_a_number_at_a_place_elsewhere_is_not_called_by_an_officer_of_another_kecamatan(cast, register, own):
    foreign = register["foreign"].places.get()
    foreign.business = own
    foreign.phone_sealed, foreign.phone_mask = own.places.get().phone_sealed, "05******0000"
    foreign.save()
    assert "05******0000" not in text(logged_in(cast["district_officer"]), f"/usaha/{own.pk}/hubungi/")
    assert "05******0000" in text(logged_in(cast["data_manager"]), f"/usaha/{own.pk}/hubungi/")


def test_a_business_without_numbers_says_so(cast, register):
    page = text(logged_in(cast["data_manager"]), f"/usaha/{register['nowhere'].pk}/hubungi/")
    assert "Belum ada nomor telepon" in page


def test_the_log_tells_who_looked_and_finds_it_by_name_fact_and_day(cast, own):
    officer = logged_in(cast["district_officer"])
    officer.post(address_of(own, "nik"), REASON)
    officer.post(f"/usaha/{own.pk}/hubungi/", {"reason": "other", "words": "Banjir di pasar"})
    auditor = logged_in(cast["auditor"])
    page = text(auditor, "/akses-data-pribadi/")
    assert "Nur Khayalia" in page
    assert "Dihubungi: Banjir di pasar" in page
    assert "Dibuka: membantu izin usaha (Berkas P-IRT)" in page
    assert NIK not in page
    today = timezone.localdate().isoformat()
    found = {"q=khayalia": 3, "data=nik": 1, "cara=contact": 2, f"sampai={today}": 3, "q=bukan-siapa": 0}
    found |= {f"q={own.name.split()[0]}&keperluan=other": 2, "sampai=2026-01-01": 0}
    for query, count in found.items():
        assert len(auditor.get(f"/akses-data-pribadi/?{query}").context["pager"].rows) == count, query


def test_the_log_is_exported_as_it_is_filtered_and_that_is_an_act(cast, own):
    manager = logged_in(cast["data_manager"])
    manager.post(address_of(own, "nik"), {"reason": "other", "words": "=1+1"})
    manager.post(address_of(own, "telepon"), REASON)
    answer = manager.post("/akses-data-pribadi/ekspor/?data=nik")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "Waktu;Oleh;Cara;Data;Pelaku usaha;Usaha;Keperluan;Penjelasan;Halaman"
    assert [line.split(";")[3] for line in lines[1:]] == ["NIK"]
    assert "'=1+1" in lines[1]
    assert cast["data_manager"].acts.filter(label="Ekspor catatan akses data pribadi").count() == 1


def test_looks_at_a_merged_owner_are_found_at_the_one_that_is_left(cast, own):
    logged_in(cast["data_manager"]).post(address_of(own, "nik"), REASON)
    other = Owner.objects.create(act=own.act, kind="person", name="Misalia")
    assert not Look.objects.at_owner(other).exists()
    Owner.objects.filter(pk=own.owner_id).update(merged_into=other)
    assert list(Look.objects.at_owner(other)) == [Look.objects.get()]


def test_a_look_stays_when_an_undone_import_took_the_owner_away(cast):
    owner = Owner.objects.create(act=Act.objects.create(door="import"), kind="person", name="Misalia")
    Look.objects.create(user=cast["data_manager"], way="search", fact="nik", owner=owner, page="/usaha/")
    with connection.cursor() as cursor:  # as undoing does it
        cursor.execute("DELETE FROM businesses_owner WHERE id = %s", [owner.pk])
    assert "data yang sudah tidak ada" in text(logged_in(cast["auditor"]), "/akses-data-pribadi/")


def test_the_log_takes_the_same_queries_for_many_looks(cast, own):
    auditor, counts = logged_in(cast["auditor"]), []
    auditor.get("/akses-data-pribadi/")  # a session is kept awake by its first request
    for _ in range(2):
        for _ in range(5):
            logged_in(cast["data_manager"]).post(address_of(own, "nik"), REASON)
        with CaptureQueriesContext(connection) as queries:
            auditor.get("/akses-data-pribadi/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
