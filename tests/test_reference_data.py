"""The reference tables as they are delivered, and loading them again."""

import re
from collections import Counter

import pytest
from django.core.management import call_command

from permits.models import PermitType, PermitTypeAlias
from umkm_registry.accounts.models import Institution
from umkm_registry.businesses.models import Kbli, ScopeRule, Sector, SectorRule
from umkm_registry.reference_data import LOADERS, load_reference_data
from umkm_registry.regions.models import City, District, Subdistrict, subdistrict_codes_by_name
from umkm_registry.regions.names import fold_name

pytestmark = pytest.mark.django_db

# Document names in the permit exports that the city received.
OSS_DOCUMENTS = [
    "SPPL",
    "Sertifikat Pemenuhan Komitmen Produksi Pangan Olahan Industri Rumah Tangga (SPP-IRT)",
    "Sertifikat Standar",
    "Persetujuan PKPLH",
    "PKKPR Darat",
    "Persetujuan Lingkungan",
    "Sertifikat Standar Toko Kosmetika",
    "KKPR Darat UMK",
    "Izin",
    "IZIN APOTEK",
    "Tanda Daftar Gudang",
    "SERTIFIKAT STANDAR USAHA PUSKESMAS",
    "Persetujuan SKKL",
]


@pytest.fixture
def loaded():
    return {added.table: added for added in load_reference_data()}


def test_who_loads_reference_tables_and_in_which_order():
    assert [loader.__name__ for loader in LOADERS] == [
        "load_regions",
        "load_institutions",
        "load_classifications",
        "load_notices",
        "load_permit_types",
        "load_field_policies",
    ]


def test_the_city_has_its_six_districts_and_34_subdistricts(loaded):
    assert str(City.objects.get(code="64.71")) == "Kota Balikpapan"
    per_district = Counter(Subdistrict.objects.values_list("district__name", flat=True))
    assert per_district == {
        "Balikpapan Timur": 4,
        "Balikpapan Barat": 6,
        "Balikpapan Utara": 6,
        "Balikpapan Tengah": 6,
        "Balikpapan Selatan": 7,
        "Balikpapan Kota": 5,
    }


def test_every_subdistrict_lies_inside_the_city(loaded):
    city = City.objects.get()
    for place in Subdistrict.objects.all():
        assert city.south < place.latitude < city.north, place
        assert city.west < place.longitude < city.east, place
        assert place.code.startswith(place.district.code)
        assert re.fullmatch("761[0-9]{2}", place.postal_code)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("KEL. SUMBEREJO", "Sumber Rejo"),
        ("Sumberrejo", "Sumber Rejo"),
        ("Sungai  Nangka", "Sungainangka"),
        ("Gn. Samarinda", "Gunung Samarinda"),
        ("gunungsamarinda baru", "Gunung Samarinda Baru"),
        ("Karangjoang", "Karang Joang"),
        ("Damai", "Damai"),
    ],
)
def test_the_usual_spellings_lead_to_one_subdistrict(loaded, written, name):
    assert subdistrict_codes_by_name()[fold_name(written)] == Subdistrict.objects.get(name=name).code


def test_an_unknown_name_leads_nowhere(loaded):
    assert fold_name("Damai Sejahtera") not in subdistrict_codes_by_name()


@pytest.mark.parametrize("version", ["2017", "2020", "2025"])
def test_every_division_has_a_sector(loaded, version):
    divisions = set(Kbli.objects.filter(version="2020", code__regex="^..$").values_list("code", flat=True))
    if version == "2025":
        divisions.remove("45")  # taken apart in that version
    ruled = set(SectorRule.objects.filter(version=version, prefix__regex="^..$").values_list("prefix", flat=True))
    assert len(divisions) >= 87
    assert divisions <= ruled


def test_there_are_17_sectors_and_each_is_used_in_each_version(loaded):
    assert Sector.objects.count() == 17
    used = set(SectorRule.objects.values_list("version", "sector__code"))
    assert used == {(v, s.code) for v in ("2017", "2020", "2025") for s in Sector.objects.all()}


@pytest.mark.parametrize(
    ("version", "code", "sector"),
    [
        ("2020", "56102", "kuliner"),
        ("2025", "56102", "kuliner"),
        ("2020", "10710", "kuliner"),
        ("2020", "10801", "industri"),  # animal feed
        ("2020", "47811", "pangan"),  # street vendor of staples
        ("2025", "47811", "otomotif"),  # the number now means motor vehicles
        ("2020", "45407", "otomotif"),
        ("2025", "95320", "otomotif"),
        ("2020", "95110", "jasa-perorangan"),
        ("2017", "47112", "pangan"),
        ("2020", "47711", "perdagangan"),
        ("2020", "14120", "fesyen"),
    ],
)
def test_a_code_means_its_sector_only_together_with_its_version(loaded, version, code, sector):
    Kbli.objects.get_or_create(version=version, code=code)
    load_reference_data()
    assert Kbli.objects.get(version=version, code=code).sector.code == sector


def test_no_kbli_code_is_without_a_sector_or_a_title(loaded):
    assert not Kbli.objects.filter(sector=None).exists()
    assert not Kbli.objects.filter(title="").exists()


def test_nib_and_iumk_alone_count_as_izin_usaha(loaded):
    assert set(PermitType.objects.filter(counts=True).values_list("code", flat=True)) == {"nib", "iumk"}


def test_every_document_name_of_the_exports_has_a_permit_type(loaded):
    assert set(OSS_DOCUMENTS) <= set(PermitTypeAlias.objects.values_list("text", flat=True))


def test_number_examples_fit_their_patterns(loaded):
    patterned = PermitType.objects.exclude(number_pattern="")
    assert {t.code for t in patterned} >= {"nib", "pb-umku", "p-irt", "halal", "bpom-md", "merek", "npwp"}
    for permit_type in patterned:
        assert re.search(permit_type.number_pattern, permit_type.number_example), permit_type


def test_a_validity_is_never_without_its_ground(loaded):
    assert not PermitType.objects.filter(validity_rule="").exists()


def test_large_and_foreign_businesses_are_outside_the_count(loaded):
    outside = set(ScopeRule.objects.filter(counts=False).values_list("fact", "value"))
    assert outside == {("scale", "large"), ("capital", "pma")}


def test_each_district_has_its_institution(loaded):
    served = Institution.objects.filter(kind="district").values_list("district", flat=True)
    assert set(served) == set(District.objects.values_list("pk", flat=True))


def test_loading_again_adds_nothing_and_keeps_what_the_office_changed(loaded):
    Sector.objects.filter(code="kuliner").update(name="Makanan dan minuman")
    SectorRule.objects.filter(version="2020", prefix="79").update(sector=Sector.objects.get(code="jasa-usaha"))
    assert {added.rows for added in load_reference_data()} == {0}
    assert Sector.objects.get(code="kuliner").name == "Makanan dan minuman"
    assert SectorRule.objects.get(version="2020", prefix="79").sector.code == "jasa-usaha"
    assert Kbli.objects.get(version="2020", code="79111").sector.code == "jasa-usaha"


def test_a_row_whose_name_the_office_gave_to_another_row_is_skipped_and_told(loaded, capsys):
    Sector.objects.filter(code="kuliner").delete()
    Sector.objects.create(code="makanan", name="Kuliner")
    call_command("load_reference_data")
    assert "sektor: 0 baris ditambahkan, 1 dilewati (nilainya dipakai baris lain)." in capsys.readouterr().out
    assert not SectorRule.objects.filter(prefix="56").exists()
