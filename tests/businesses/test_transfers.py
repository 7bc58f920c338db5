"""Asking another kecamatan for a business: who may ask for which, who answers, and what accepting changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.asking import logged_in, text
from tests.businesses.personal_samples import found_elsewhere, waiting_request
from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.businesses.models import Business, Place, TransferRequest
from umkm_registry.businesses.transferring import TransferRefused, accept
from umkm_registry.regions.models import Subdistrict

REASON = "Pemilik datang dengan surat pindah usaha."


@pytest.fixture
def asking(cast):
    return cast["district_officer"]


@pytest.fixture
def home(asking) -> Subdistrict:
    """The kelurahan, in the kecamatan of the asking officer, to which the business came."""
    return asking.grants.get().district.subdistrict_set.last()


@pytest.fixture
def giving(cast, register) -> User:
    """The officer of the kecamatan that has the foreign business."""
    user = User.objects.create(username="giver", first_name="Misalia", last_name="Umpama")
    district = register["foreign"].places.get().subdistrict.district
    RoleGrant.objects.create(user=user, role="district_officer", district=district, starts_on="2026-01-01")
    return user


@pytest.fixture
def request_(register, asking, home) -> TransferRequest:
    return waiting_request(asking, register["foreign"], home)


def ask(user, business: Business, home: Subdistrict, **told):
    place = business.places.get()
    fields = {"from_district": place.subdistrict.district_id, "subdistrict": home.pk, "reason": REASON, **told}
    return logged_in(user).post(f"/usaha/{business.pk}/minta-alih/", fields, follow=True)


def test_only_who_found_a_business_by_its_number_may_ask_for_it(asking, register, home):
    foreign = register["foreign"]
    assert ask(asking, foreign, home).status_code == 404
    found_elsewhere(asking, foreign)
    page = ask(asking, foreign, home, address="Jalan Rekaan 7").content.decode()
    assert "Permintaan dikirim." in page
    made = TransferRequest.objects.get()
    assert (made.business, made.to_district, made.subdistrict) == (foreign, home.district, home)
    assert (made.from_district, made.asked_by) == (foreign.places.get().subdistrict.district, asking)
    assert (made.address, made.reason, made.state) == ("Jalan Rekaan 7", REASON, "waiting")


def test_asking_twice_leads_to_the_request_that_waits(asking, register, home):
    found_elsewhere(asking, register["foreign"])
    ask(asking, register["foreign"], home)
    assert "sudah diminta" in ask(asking, register["foreign"], home).content.decode()
    assert TransferRequest.objects.count() == 1


@pytest.mark.parametrize(
    "told", [{"reason": ""}, {"reason": "NIK 6471050101900007"}, {"address": "HP 081200004321"}, {"subdistrict": 0}]
)
def test_a_request_without_reason_or_with_a_number_in_it_is_refused_in_words(asking, register, home, told):
    found_elsewhere(asking, register["foreign"])
    assert "error-summary" in ask(asking, register["foreign"], home, **told).content.decode()
    assert not TransferRequest.objects.exists()


def test_a_kelurahan_of_another_kecamatan_cannot_be_asked_for(asking, register):
    foreign = register["foreign"]
    found_elsewhere(asking, foreign)
    page = ask(asking, foreign, foreign.places.get().subdistrict).content.decode()
    assert "Pilih kelurahan di wilayah Anda." in page


def test_the_asked_kecamatan_moves_the_place_and_both_stories_tell(asking, giving, register, request_, home):
    foreign, before = register["foreign"], register["foreign"].places.get().subdistrict
    TransferRequest.objects.filter(pk=request_.pk).update(address="Jalan Rekaan 7")
    client = logged_in(giving)
    assert "1" in text(client, "/")  # waits in the navigation
    told = {"decision": "accept", "place": foreign.places.get().pk, "answer": ""}
    assert (
        f"dialihkan ke {home.district}" in client.post(request_.get_absolute_url(), told, follow=True).content.decode()
    )
    place = Place.objects.get(business=foreign)
    assert (place.subdistrict, place.address) == (home, "Jalan Rekaan 7")
    assert place.confirmed == {"subdistrict": place.act_id, "address": place.act_id}
    assert (place.act.actor, place.act.reason) == (giving, request_.reason)
    assert Business.objects.get(pk=foreign.pk).region_code == home.code
    assert client.get(foreign.get_absolute_url()).status_code == 404
    story = text(logged_in(asking), foreign.get_absolute_url())
    assert f"Tempat usaha dialihkan dari {before.district} ke {home.district}" in story
    request_.refresh_from_db()
    assert (request_.state, request_.place, request_.act, request_.answered_by) == (
        ("accepted", place, place.act, giving)
    )


def test_refusing_needs_words_which_the_asking_kecamatan_reads(asking, giving, request_):
    client = logged_in(giving)
    address = request_.get_absolute_url()
    assert "Tulis sebab penolakan" in client.post(address, {"decision": "refuse"}).content.decode()
    client.post(address, {"decision": "refuse", "answer": "Usahanya masih di sini."})
    page = text(logged_in(asking), address)
    assert "Ditolak" in page
    assert "Usahanya masih di sini." in page


def test_accepting_needs_a_place_of_the_asked_kecamatan(giving, register, request_):
    told = {"decision": "accept", "place": register["own"].places.get().pk}
    page = logged_in(giving).post(request_.get_absolute_url(), told).content.decode()
    assert "Pilih tempat usaha dari daftar." in page
    assert TransferRequest.objects.get().waits


def test_nobody_answers_for_another_kecamatan(cast, asking, register, request_):
    address = request_.get_absolute_url()
    told = {"decision": "accept", "place": register["foreign"].places.get().pk}
    assert logged_in(asking).post(address, told).status_code == 403
    assert "Alihkan ke" not in text(logged_in(asking), address)
    stranger = User.objects.create(username="third")
    third = Subdistrict.objects.exclude(district__in=[request_.from_district, request_.to_district]).first().district
    RoleGrant.objects.create(user=stranger, role="district_officer", district=third, starts_on="2026-01-01")
    assert logged_in(stranger).get(address).status_code == 404
    assert request_.business.name not in text(logged_in(stranger), "/alih-data/")


def test_the_asking_kecamatan_sees_the_name_only_and_takes_the_request_back(asking, register, request_):
    client = logged_in(asking)
    page = text(client, request_.get_absolute_url())
    assert register["foreign"].get_absolute_url() not in page
    assert register["foreign"].places.get().address not in page
    client.post(f"/alih-data/{request_.pk}/tarik/")
    request_.refresh_from_db()
    assert request_.state == "withdrawn"
    assert "sudah ditarik kembali" in client.post(f"/alih-data/{request_.pk}/tarik/", follow=True).content.decode()


def test_an_answered_request_is_not_answered_again(giving, register, request_):
    place = register["foreign"].places.get()
    accept(request_, place, "", giving)
    with pytest.raises(TransferRefused, match="sudah dialihkan"):
        accept(request_, place, "", giving)


def test_a_business_that_was_merged_meanwhile_is_moved_where_it_is_now(giving, register, request_, home):
    foreign, left = register["foreign"], register["nowhere"]
    place = foreign.places.get()
    Place.objects.filter(pk=place.pk).update(business=left)
    Business.objects.filter(pk=foreign.pk).update(merged_into=left)
    accept(request_, place, "", giving)
    assert Place.objects.get(pk=place.pk).subdistrict == home


def test_the_list_takes_the_same_queries_for_many_requests(cast, register, asking, home):
    manager = logged_in(cast["data_manager"])
    manager.get("/alih-data/")  # a session is kept awake by its first request
    counts = []
    for _ in range(2):
        for _ in range(4):
            TransferRequest.objects.update(state="withdrawn")
            waiting_request(asking, register["foreign"], home)
        with CaptureQueriesContext(connection) as queries:
            manager.get("/alih-data/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
