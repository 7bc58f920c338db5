"""The sketch on the profile: numbered dots, outlines, the way there, and the same in words."""

import re
from decimal import Decimal

import pytest

from tests.asking import logged_in, text
from umkm_registry.businesses.models import Place
from umkm_registry.businesses.sketch import HEIGHT, WIDTH, sketch, spots
from umkm_registry.regions.models import City, Subdistrict, SubdistrictOutline
from umkm_registry.regions.outlines import steps


@pytest.fixture
def business(register):
    return register["own"]


@pytest.fixture
def place(business):
    """A place at the middle of its kelurahan."""
    place = business.places.get()
    place.latitude, place.longitude = place.subdistrict.latitude, place.subdistrict.longitude
    place.save()
    return place


@pytest.fixture
def manager(cast):
    return logged_in(cast["data_manager"])


def beside(place: Place, south: float, east: float) -> Place:
    position = {"latitude": place.latitude - Decimal(south), "longitude": place.longitude + Decimal(east)}
    return Place.objects.create(
        act=place.act, business=place.business, address="Pasar Rekaan", subdistrict=place.subdistrict, **position
    )


def drawn(*places: Place):
    return sketch(spots(list(places)))


def test_a_dot_lies_south_and_east_of_another_as_the_place_does(place):
    first, second = drawn(place, beside(place, 0.01, 0.02)).dots
    assert (first.text, second.text) == ("1", "2")
    assert float(second.x) > float(first.x)
    assert float(second.y) > float(first.y)
    for dot in (first, second):
        assert 0 < float(dot.x) < WIDTH
        assert 0 < float(dot.y) < HEIGHT


def test_places_side_by_side_share_a_dot(place):
    (dot,) = drawn(place, beside(place, 0.00001, 0.00001)).dots
    assert dot.text == "1, 2"


def test_the_paths_are_drawn_where_the_dots_are(place):
    told = drawn(place)
    scale, left, top = map(float, re.findall(r"-?[\d.]+", told.transform))
    x, y = steps(place.latitude, place.longitude)
    assert float(told.dots[0].x) == pytest.approx((x + left) * scale, abs=0.5)
    assert float(told.dots[0].y) == pytest.approx((y + top) * scale, abs=0.5)


def test_the_kelurahan_of_the_place_stands_out_and_those_of_another_city_are_not_drawn(place):
    elsewhere = Subdistrict.objects.exclude(pk=place.subdistrict_id).first()
    far = City.objects.create(code="64.72", name="Rekaan", province="Contoh", south=-2, north=-1.5, west=117, east=118)
    district = elsewhere.district
    district.pk, district.code, district.city = None, "64.72.01", far
    district.save()
    foreign = Subdistrict.objects.create(
        district=district, code="64.72.01.1001", name="X", latitude=-1.7, longitude=117
    )
    for each, path in [(place.subdistrict, "M1 1z"), (elsewhere, "M2 2z"), (foreign, "M3 3z")]:
        SubdistrictOutline.objects.create(subdistrict=each, path=path)
    told = drawn(place)
    assert (told.here, told.lands) == (["M1 1z"], ["M2 2z"])
    assert told.names[0].text == place.subdistrict.name


def test_names_do_not_cover_each_other(place):
    names = drawn(place, beside(place, -0.1, -0.2)).names
    assert len(names) > 3
    for index, one in enumerate(names):
        for other in names[:index]:
            assert abs(float(one.x) - float(other.x)) >= 70 or abs(float(one.y) - float(other.y)) >= 12


def test_the_profile_shows_the_sketch_and_the_way_there(manager, business, place):
    page = text(manager, f"/usaha/{business.pk}/")
    assert '<svg class="map-sketch"' in page
    assert f"Titik 1: {place.address}, {place.subdistrict.name}." in page
    link = f"dir/?api=1&amp;destination={place.latitude},{place.longitude}"
    assert re.search(rf'{re.escape(link)}" rel="noreferrer"', page)


def test_a_name_covers_no_dot(place):
    told = drawn(place)
    assert place.subdistrict.name in {name.text for name in told.names}
    assert all(abs(float(name.y) - 4 - float(told.dots[0].y)) >= 12 for name in told.names if name.x == told.dots[0].x)


@pytest.mark.parametrize(
    ("position", "words"),
    [((None, None), "posisi belum tercatat"), (("-6.2", "106.8"), "posisinya di luar wilayah")],
)
def test_a_place_without_a_dot_is_told_in_words(manager, business, position, words):
    latitude, longitude = position
    Place.objects.filter(business=business).update(latitude=latitude, longitude=longitude)
    page = text(manager, f"/usaha/{business.pk}/")
    assert words in page
    assert "map-sketch" not in page
    assert "rute di Google Maps" not in page


def test_an_officer_finds_no_place_of_another_kecamatan_on_the_sketch(cast, register, business, place):
    foreign = register["foreign"].places.get()
    Place.objects.filter(pk=foreign.pk).update(business=business, latitude="-1.1", longitude="116.8")
    page = text(logged_in(cast["district_officer"]), f"/usaha/{business.pk}/")
    assert "Titik 1" in page
    assert "Titik 2" not in page
    assert foreign.address not in page
