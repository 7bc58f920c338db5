"""Which rows are exported: those of the list, in its order, with its columns, as far as the maker sees."""

import random
import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.http import QueryDict

from tests.asking import logged_in, text
from tests.businesses.export_samples import exported, names, sheet
from tests.register_samples import add_permit, make_business, make_register, make_small_register
from umkm_registry.businesses.asked import asked_for
from umkm_registry.businesses.columns import COLUMNS
from umkm_registry.businesses.export_rows import rows_of
from umkm_registry.businesses.listing import for_list
from umkm_registry.businesses.models import Business, Owner
from umkm_registry.regions.models import District, Subdistrict

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2026, 11, 24)
FILTERS = {
    "skala": ["micro", "small"],
    "izin": ["ada", "belum"],
    "nib": ["ada", "tanpa"],
    "telepon": ["tanpa"],
    "ekspor": ["ada"],
    "q": ["amplang", "ombak tujuh", "rekaan"],
    "urut": ["nama", "-nama"],
    "keaktifan": ["-", "1"],
    "sejak": ["2026-03-01"],
}


@pytest.fixture(autouse=True)
def kept_here(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def listed(user, query: str) -> list[str]:
    """The names on all pages of the list."""
    browser, address, found = logged_in(user), f"/usaha/?{query}", []
    while address:
        page = text(browser, address)
        found += [
            unescape(name) for name in re.findall(r'<td class="cell-name[^>]*><a href="/usaha/\d+/">([^<]*)', page)
        ]
        following = re.search(r'href="([^"]*)" rel="next"', page)
        address = following and "/usaha/" + unescape(following[1])
    return found


def random_query(chance: random.Random) -> str:
    chosen = [(name, chance.choice(values)) for name, values in FILTERS.items() if chance.random() < 0.2]
    if chance.random() < 0.4:
        chosen.append(("kecamatan", chance.choice(list(District.objects.values_list("code", flat=True)))))
    return "&".join(f"{name}={value}" for name, value in chosen).replace(" ", "+")


def test_the_file_holds_the_rows_of_the_list_in_its_order_whatever_is_asked(cast):
    make_register(60, DAY)
    chance, filled = random.Random(20261124), 0
    for role in ("data_manager", "district_officer"):
        for query in ["", *(random_query(chance) for _ in range(12))]:
            expected = listed(cast[role], query)
            export = exported(cast[role], query)
            filled += bool(expected)
            assert (role, query, names(export)) == (role, query, expected)
            assert export.rows == len(expected)
    assert filled > 10


def test_every_cell_says_what_the_list_says(cast):
    """The export reads plain values where the list has models: the two may never differ."""
    made = make_register(40, DAY)
    for index, business in enumerate(made):
        place = business.places.get()
        place.operating_status, place.verified_on = (None, *range(1, 11))[index % 11], DAY if index % 11 else None
        place.closed_on = DAY - timedelta(days=3 - index) if index % 5 == 0 else None
        place.phone_mask = "08******7788" if index % 2 else ""
        place.save()
    Business.objects.filter(pk__in=[business.pk for business in made[::4]]).update(scale="", sector=None)
    Owner.objects.filter(businesses__in=made[::3]).update(phone_mask="")
    moved = Subdistrict.objects.last()
    made[1].places.create(act=made[1].act, address="Jalan Lain Rekaan 9", subdistrict=moved)
    user = cast["data_manager"]
    asked = asked_for(QueryDict("kolom=" + ",".join(column.name for column in COLUMNS)), user)
    expected = [[column.value(row) for column in COLUMNS] for row in for_list(asked.businesses, user)]
    assert list(rows_of(asked, user)) == expected
    assert len({cell for row in expected for cell in row}) > 150


def test_the_columns_are_those_of_the_list(cast):
    number = make_business("Amplang Rekaan").identifiers.get().value
    chosen = exported(cast["data_manager"], "kolom=nib&kolom=nama")
    assert sheet(chosen) == [["Nama usaha", "NIB"], ["Amplang Rekaan", number]]
    assert chosen.columns == ["nama", "nib"]
    usual = exported(cast["data_manager"])
    assert sheet(usual)[0] == [column.title for column in COLUMNS if column.default]


def test_an_officer_of_a_kecamatan_exports_nothing_of_another(cast):
    own = cast["district_officer"].grants.get().district
    places = Subdistrict.objects.order_by("district", "code")
    made = make_small_register(places.filter(district=own)[0], places.exclude(district=own)[0])
    wide = Business.objects.get(pk=made["own"].pk)
    wide.places.create(act=wide.act, address="Jalan Lain Rekaan 9", subdistrict=places.exclude(district=own)[1])
    export = exported(cast["district_officer"], "&".join(f"kolom={column.name}" for column in COLUMNS))
    assert names(export) == ["Amplang Ombak Tujuh"]
    assert "Jalan Lain Rekaan 9" not in str(sheet(export))
    assert export.districts == [own.pk]
    assert ["Wilayah", f"Kecamatan {own.name}"] in sheet(export, "Keterangan")


def test_contacts_are_masked_for_everyone(cast):
    make_business("Amplang Rekaan")
    for role in ("data_manager", "leadership"):
        assert sheet(exported(cast[role], "kolom=telepon"))[1] == ["Amplang Rekaan", "08******3321"]


def test_a_csv_file_holds_the_same_rows(cast):
    business = make_business("=Amplang Rekaan")
    add_permit(business, DAY)
    export = exported(cast["data_manager"], "kolom=nib", "csv")
    assert Path(export.file.path).read_text("utf-8-sig").splitlines() == [
        "Nama usaha;NIB",
        f"'=Amplang Rekaan;{business.identifiers.get().value}",
    ]
