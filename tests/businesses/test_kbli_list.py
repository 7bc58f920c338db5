"""Taking over an official list of KBLI titles."""

import pytest
from django.core.management import CommandError, call_command

from umkm_registry.businesses.kbli_list import KbliRefused, load_kbli
from umkm_registry.businesses.models import Kbli, Sector, SectorRule
from umkm_registry.history.models import Act

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(tmp_path):
    """A file of the given text."""

    def write(text, encoding="utf-8"):
        path = tmp_path / "daftar.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_codes_are_added_and_titles_brought_up_to_date(listed):
    act = Act.objects.create(door="import", label="Impor")
    Kbli.objects.create(version="2020", code="56101", title="Resto", learned_by=act)
    Kbli.objects.create(version="2020", code="10710", title="Roti")
    loaded = load_kbli(listed("kode,judul\n56101,Restoran\n10710,Roti\n01111,Pertanian Jagung\n"), "2020")
    assert loaded == (1, 1, 1, 0)
    assert Kbli.objects.get(code="56101").title == "Restoran"
    assert not Kbli.objects.get(code="56101").learned_by
    assert Kbli.objects.filter(code="01111", title="Pertanian Jagung").exists()


def test_semicolons_a_byte_order_mark_and_other_spellings_of_the_headers_are_read(listed):
    text = '\ufeffNo.;KODE KBLI ;Judul_KBLI\n1;56101;"Restoran, dan  sejenisnya"\n'
    assert load_kbli(listed(text), "2025").added == 1
    assert Kbli.objects.get(version="2025").title == "Restoran, dan sejenisnya"


def test_headings_between_division_and_class_are_counted_and_left_out(listed):
    load = load_kbli(listed("kode,judul\nA,Pertanian\n01,Tanaman\n011,Semusim\n0111,Serealia\n01111,Jagung\n"), "2020")
    assert (load.added, load.headings) == (2, 3)


def test_codes_of_another_version_are_not_touched(listed):
    Kbli.objects.create(version="2020", code="56102", title="Rumah/Warung Makan")
    load_kbli(listed("kode,judul\n56102,Makanan di bangunan tidak tetap\n"), "2025")
    assert Kbli.objects.get(version="2020").title == "Rumah/Warung Makan"


def test_new_codes_get_their_sector(listed):
    sector = Sector.objects.create(code="kuliner", name="Kuliner")
    SectorRule.objects.create(sector=sector, version="2020", prefix="56")
    load_kbli(listed("kode,judul\n56102,Rumah/Warung Makan\n"), "2020")
    assert Kbli.objects.get().sector == sector


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Baris pertama harus memuat judul kolom “kode” dan “judul”."),
        ("nomor,nama\n56101,Restoran\n", "Baris pertama harus memuat judul kolom “kode” dan “judul”."),
        ("kode,judul\n", "Tidak ada baris di bawah judul kolom."),
        ("kode,judul\n56101,\n", "Baris 2: judul untuk kode 56101 kosong."),
        ("kode,judul\n5610x,Restoran\n", "Baris 2: kode “5610x” harus 1 sampai 5 angka."),
        ("kode,judul\n56101,A\n56101,B\n", "Baris 3: kode 56101 muncul dua kali dengan judul berbeda."),
        ("kode,judul\n56101," + "x" * 301, "Baris 2: judul untuk kode 56101 lebih dari 300 huruf."),
        ("kode,judul\n1111,Jagung\n56101,Restoran\n", "nol di depan tampaknya hilang di Excel"),
    ],
)
def test_a_faulty_file_is_refused_whole_with_its_line(listed, text, message):
    with pytest.raises(KbliRefused) as refused:
        load_kbli(listed(text), "2020")
    assert message in "\n".join(refused.value.messages)
    assert not Kbli.objects.exists()


def test_only_the_first_faults_are_told_and_the_others_counted(listed):
    with pytest.raises(KbliRefused) as refused:
        load_kbli(listed("kode,judul\n" + "x,Restoran\n" * 7), "2020")
    assert len(refused.value.messages) == 6
    assert refused.value.messages[-1] == "… dan 2 baris lain."


def test_another_encoding_is_refused_with_the_way_out(listed):
    with pytest.raises(KbliRefused, match="CSV UTF-8"):
        load_kbli(listed("kode,judul\n56101,Café\n", encoding="cp1252"), "2020")


def test_the_command_says_how_many(listed, capsys):
    call_command("load_kbli", str(listed("kode,judul\n56101,Restoran\n")), "--version", "2020")
    expected = "KBLI 2020: 1 kode ditambahkan, 0 judul diperbarui, 0 tetap, 0 judul golongan dilewati.\n"
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    ("name", "version", "message"),
    [("tidak-ada.csv", "2020", "tidak dapat dibuka"), ("daftar.csv", "2021", "Versi KBLI 2021 tidak dikenal")],
)
def test_the_command_explains_what_it_refuses(listed, tmp_path, name, version, message):
    listed("kode,judul\n56101,Restoran\n")
    with pytest.raises(CommandError, match=message):
        call_command("load_kbli", str(tmp_path / name), "--version", version)
