"""The office's number: what counts as izin usaha, what is in force, whose they are, month by month."""

from datetime import date, timedelta

import pytest

from permits.counting import issued_per_month, permit_counts
from permits.looks import look
from permits.models import Permit
from tests.register_samples import add_permit, make_business, make_register, refresh_all
from umkm_registry.businesses.models import Business

DAY = date(2026, 11, 24)


def numbers(user) -> tuple[int, int, int, int]:
    counts = permit_counts(user, DAY)
    return counts.issued, counts.in_force, counts.businesses, counts.owners


def test_permits_businesses_and_owners_are_counted_apart(cast):
    first, second = make_business("Pertama"), make_business("Kedua")
    second.owner = first.owner
    second.save()
    add_permit(first, DAY)
    add_permit(first, DAY, "iumk")
    add_permit(second, DAY)
    assert numbers(cast["leadership"]) == (3, 3, 2, 1)


def test_sppl_standard_certificates_and_supporting_permits_do_not_count(cast):
    business = make_business("A")
    for kind in ["sppl", "sertifikat-standar", "pb-umku", "p-irt"]:
        add_permit(business, DAY, kind)
    assert numbers(cast["leadership"]) == (0, 0, 0, 0)


@pytest.mark.parametrize(("status", "expected"), [("revoked", (1, 0)), ("pending", (0, 0)), ("refused", (0, 0))])
def test_revoked_was_issued_once_pending_and_refused_never(cast, status, expected):
    add_permit(make_business("A"), DAY, status=status)
    assert numbers(cast["leadership"])[:2] == expected


def test_what_is_issued_tomorrow_does_not_count_today_and_an_unknown_day_does(cast):
    add_permit(make_business("Besok"), DAY + timedelta(days=1))
    add_permit(make_business("Entah"), None)
    assert numbers(cast["leadership"])[0] == 1


def test_large_and_merged_businesses_do_not_count(cast):
    add_permit(make_business("Besar", scale="large"), DAY)
    kept = make_business("Tetap")
    add_permit(make_business("Digabung", merged_into=kept), DAY)
    refresh_all()
    assert numbers(cast["leadership"])[0] == 0


def test_an_officer_of_a_kecamatan_counts_its_businesses_only(cast):
    make_register(40, DAY)
    whole = permit_counts(cast["leadership"], DAY)
    own = permit_counts(cast["district_officer"], DAY)
    assert 0 < own.businesses < whole.businesses
    assert numbers(cast["stranger"]) == (0, 0, 0, 0)


def test_the_businesses_behind_the_number_are_those_the_list_opens(cast):
    make_register(40, DAY)
    listed = Business.objects.visible_to(cast["leadership"]).counted().filter(counted_permits__gt=0)
    assert permit_counts(cast["leadership"], DAY).businesses == listed.count() > 0


def test_twelve_months_end_with_this_one_and_empty_ones_are_kept(cast):
    add_permit(make_business("A"), date(2025, 12, 1))
    add_permit(make_business("B"), date(2025, 11, 30))
    add_permit(make_business("C"), DAY, "iumk", source="district")
    months = issued_per_month(cast["leadership"], DAY)
    assert [month.first_day for month in (months[0], months[-1])] == [date(2025, 12, 1), date(2026, 11, 1)]
    assert [month.total for month in months] == [1] + [0] * 10 + [1]
    assert (months[0].oss, months[-1].district) == (1, 1)


@pytest.mark.parametrize(
    ("days_left", "label"), [(-1, "Berakhir"), (0, "Segera berakhir"), (90, "Segera berakhir"), (91, "Berlaku")]
)
def test_the_badge_warns_in_the_last_ninety_days(days_left, label):
    assert look(Permit(status="issued", printed_expiry_on=DAY + timedelta(days=days_left)), DAY).label == label


@pytest.mark.parametrize("status", [status for status, _ in Permit.STATUSES])
def test_every_status_has_a_badge(status):
    assert look(Permit(status=status), DAY).label
