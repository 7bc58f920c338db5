"""Keeping reference tables in the back office, by hand and by file."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from permits.models import PermitType
from tests.register_samples import add_activity, add_permit, make_business
from umkm_registry.businesses.models import Kbli, ScopeRule, Sector, SectorRule
from umkm_registry.regions.models import Subdistrict, SubdistrictAlias


@pytest.fixture
def manager(cast, client):
    client.force_login(cast["data_manager"])
    return client


def import_file(client, table, content):
    """Upload a file, then confirm it as the page offers; the answer of the step that ended it."""
    upload = SimpleUploadedFile("tabel.csv", content.encode() if isinstance(content, str) else content)
    answer = client.post(f"/admin/{table}/import/", {"import_file": upload, "format": "0", "resource": ""})
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', answer.content.decode()))
    if "import_file_name" not in hidden:
        return answer
    return client.post(f"/admin/{table}/process_import/", hidden)


def test_a_rule_changed_by_hand_moves_its_codes_to_the_other_sector(manager):
    rule = SectorRule.objects.get(version="2020", prefix="79")
    other = Sector.objects.get(code="jasa-usaha")
    answer = manager.post(
        f"/admin/businesses/sectorrule/{rule.pk}/change/", {"version": "2020", "prefix": "79", "sector": other.pk}
    )
    assert answer.status_code == 302
    assert Kbli.objects.get(version="2020", code="79111").sector == other


def test_a_deleted_rule_gives_its_codes_to_the_shorter_prefix(manager):
    rule = SectorRule.objects.get(version="2020", prefix="4781")
    manager.post(f"/admin/businesses/sectorrule/{rule.pk}/delete/", {"post": "yes"})
    assert Kbli.objects.get(version="2020", code="47811").sector.code == "perdagangan"


def test_an_imported_table_changes_rows_by_their_code_and_sectors_follow(manager):
    text = "Versi,Awalan KBLI,Sektor\n2020,79,jasa-usaha\n2020,7999,wisata\n"
    answer = import_file(manager, "businesses/sectorrule", text)
    assert answer.status_code == 302
    assert SectorRule.objects.get(version="2020", prefix="79").sector.code == "jasa-usaha"
    assert SectorRule.objects.filter(version="2020", prefix="7999").exists()
    assert Kbli.objects.get(version="2020", code="79111").sector.code == "jasa-usaha"


def test_businesses_follow_a_changed_rule_of_sector_scope_or_permit(manager):
    business = make_business("Amplang Ombak Tujuh", scale="large")
    add_activity(business, "10794")
    add_permit(business, date(2026, 3, 2), "sni")
    text = "Versi,Awalan KBLI,Sektor\n2020,10794,kerajinan\n"
    assert import_file(manager, "businesses/sectorrule", text).status_code == 302
    rule = ScopeRule.objects.get(fact="scale", value="large")
    change = {"fact": "scale", "value": "large", "counts": "on"}
    assert manager.post(f"/admin/businesses/scoperule/{rule.pk}/change/", change).status_code == 302
    change = {"name": "SPPT SNI", "group": "certificate", "position": "1", "counts": "on"}
    assert manager.post("/admin/permits/permittype/sni/change/", change).status_code == 302
    business.refresh_from_db()
    assert (business.sector.code, business.in_scope, business.counted_permits) == ("kerajinan", True, 1)


def test_an_imported_row_that_breaks_a_rule_of_the_table_is_told_and_nothing_is_kept(manager):
    text = "Versi,Awalan KBLI,Sektor\n2020,7a,wisata\n2020,7999,wisata\n"
    answer = import_file(manager, "businesses/sectorrule", text)
    assert "Isi 1 sampai 5 angka." in answer.content.decode()
    assert not SectorRule.objects.filter(prefix="7999").exists()


@pytest.mark.parametrize("kind", ["0", "1"], ids=["xlsx", "csv"])
def test_what_is_exported_can_be_imported_and_changes_nothing(manager, kind):
    form = {"format": kind, "resource": ""}
    fields = ("district", "code", "bps_code", "name", "postal_code", "latitude", "longitude")
    form |= {f"subdistrictresource_{field}": "on" for field in fields}
    exported = manager.post("/admin/regions/subdistrict/export/", form).content
    if kind == "1":
        assert exported.decode().splitlines()[0] == "Kecamatan,Kode,Kode BPS,Nama,Kode pos,Lintang,Bujur"
        assert len(exported.splitlines()) == 35
    before = list(Subdistrict.objects.values())
    assert import_file(manager, "regions/subdistrict", exported).status_code == 302
    assert list(Subdistrict.objects.values()) == before


def test_a_csv_of_an_indonesian_excel_is_read_too(manager):
    assert (
        import_file(manager, "businesses/sector", "\ufeffKode;Nama;Urutan\nlaut;Laut dan pantai;18\n").status_code
        == 302
    )
    assert Sector.objects.get(code="laut").name == "Laut dan pantai"


def test_pressing_save_twice_says_that_the_file_is_gone(manager):
    confirmed = {
        "import_file_name": "sudah-tidak-ada",
        "original_file_name": "tabel.csv",
        "format": "0",
        "resource": "",
    }
    answer = manager.post("/admin/businesses/sector/process_import/", confirmed, follow=True)
    assert answer.request["PATH_INFO"] == "/admin/businesses/sector/import/"
    assert "Berkas ini sudah diimpor atau sudah tidak ada." in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x00\x01bukan tabel", "Berkas ini bukan lembar kerja."),
        (b"Kode,Nama\n" + b"a,b\n" * 5_001, "lebih dari 5.000 baris"),
        (b"Kode,Nama\n" + b" " * 5_300_000, "lebih besar dari 5 MB"),
    ],
    ids=["no table", "too long", "too big"],
)
def test_a_file_that_is_no_reference_table_is_refused_in_words(manager, content, words):
    assert words in import_file(manager, "businesses/sector", content).content.decode()
    assert Sector.objects.count() == 17


def test_a_spelling_can_be_added_for_a_subdistrict(manager):
    place = Subdistrict.objects.get(name="Damai")
    manager.post("/admin/regions/subdistrictalias/add/", {"subdistrict": place.pk, "text": "Damay"})
    assert SubdistrictAlias.objects.get(text="Damay").subdistrict == place


def test_the_code_of_a_permit_type_cannot_be_changed_later(manager):
    page = "/admin/permits/permittype/halal/change/"
    assert 'name="code"' not in manager.get(page).content.decode()
    assert 'name="code"' in manager.get("/admin/permits/permittype/add/").content.decode()


def test_nib_and_iumk_cannot_be_deleted_but_other_types_can(manager):
    assert manager.get("/admin/permits/permittype/nib/delete/").status_code == 403
    assert manager.get("/admin/permits/permittype/sni/delete/").status_code == 200
    chosen = {"action": "delete_selected", "_selected_action": ["nib", "sni"], "post": "yes"}
    manager.post("/admin/permits/permittype/", chosen)
    assert PermitType.objects.filter(code__in=["nib", "sni"]).count() == 2


def test_a_code_in_use_is_kept_and_the_first_rows_that_use_it_are_named(manager, django_assert_max_num_queries):
    business = make_business("Amplang Ombak Tujuh")
    for number in range(12):
        add_activity(business, "10794", name=f"Kegiatan {number}")
    code = Kbli.objects.get(version="2020", code="10794")
    page = f"/admin/businesses/kbli/{code.pk}/delete/"
    with django_assert_max_num_queries(12):
        answer = manager.get(page)
    assert len(answer.context["protected"]) == 11
    assert "Kegiatan usaha: dan yang lain" in answer.content.decode()
    manager.post(page, {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [code.pk], "post": "yes"}
    assert "Kegiatan usaha: dan yang lain" in manager.post("/admin/businesses/kbli/", chosen).content.decode()
    assert Kbli.objects.filter(pk=code.pk).exists()
    business.places.get().activities.all().delete()
    manager.post(page, {"post": "yes"})
    assert not Kbli.objects.filter(pk=code.pk).exists()


def test_a_number_pattern_that_is_no_expression_is_refused(manager):
    sent = {"name": "SPPT SNI", "group": "certificate", "position": "1", "number_pattern": "[0-9"}
    answer = manager.post("/admin/permits/permittype/sni/change/", sent)
    assert "Pola nomor tidak dapat dibaca" in answer.content.decode()
    assert PermitType.objects.get(code="sni").number_pattern == ""


def test_the_head_of_division_reads_and_exports_but_changes_nothing(cast, client):
    client.force_login(cast["head_of_division"])
    assert client.get("/admin/businesses/sector/export/").status_code == 200
    assert client.get("/admin/businesses/sector/import/").status_code == 403
    assert client.post("/admin/businesses/sector/process_import/", {}).status_code == 403
    assert client.get("/admin/businesses/sector/add/").status_code == 403
