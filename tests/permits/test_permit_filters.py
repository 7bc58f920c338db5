"""The filters of the list of businesses by their permits, against plain Python, and what they cost."""

from datetime import date, timedelta
from random import Random

import pytest

from permits.models import Permit
from tests.asking import logged_in
from tests.register_samples import add_permit, make_business
from umkm_registry.businesses.filters import FILTER_GROUPS

DAY = date(2026, 6, 1)


@pytest.fixture
def held(cast) -> dict[str, list[Permit]]:
    """Name → permits of twenty-four businesses: one page."""
    chance, held = Random(5), {}
    for number in range(24):
        business = make_business(f"Usaha {number:02d}")
        held[business.name] = [
            add_permit(
                business,
                DAY + timedelta(days=chance.randrange(20)),
                chance.choice(["halal", "p-irt"]),
                status=chance.choice(["issued", "pending"]),
            )
            for _ in range(chance.randrange(3))
        ]
    return held


MODEL = {
    "jenis-izin=halal": lambda p: p.permit_type_id == "halal",
    "status-izin=pending": lambda p: p.status == "pending",
    "jenis-izin=halal&status-izin=issued": lambda p: (p.permit_type_id, p.status) == ("halal", "issued"),
    "jenis-izin=p-irt&terbit-sejak=2026-06-05&terbit-sampai=2026-06-12": lambda p: (
        p.permit_type_id == "p-irt" and date(2026, 6, 5) <= p.issued_on <= date(2026, 6, 12)
    ),
}


@pytest.mark.parametrize("query", MODEL)
def test_type_status_and_day_are_of_one_and_the_same_permit(cast, held, query):
    expected = [name for name, permits in held.items() if any(map(MODEL[query], permits))]
    assert 0 < len(expected) < len(held)
    pager = logged_in(cast["data_manager"]).get(f"/usaha/?{query}").context["pager"]
    assert [business.name for business in pager.rows] == expected


def test_businesses_that_never_got_a_permit_of_the_type_can_be_listed(cast, held):
    expected = [
        name
        for name, permits in held.items()
        if not any((p.permit_type_id, p.status) == ("halal", "issued") for p in permits)
    ]
    response = logged_in(cast["data_manager"]).get("/usaha/?jenis-izin=halal&status-izin=belum")
    assert [business.name for business in response.context["pager"].rows] == expected
    assert {chip["value"] for chip in response.context["chips"]} == {"Sertifikat Halal", "Belum punya jenis ini"}


def test_these_apps_add_filters_to_the_list():
    assert [group.narrow.__module__ for group in FILTER_GROUPS] == ["permits.list_filters"]
