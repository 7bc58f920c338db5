"""Change ticked businesses and a filtered list at once, in the browser, and take it back."""

import re

from playwright.sync_api import expect

from umkm_registry.businesses.models import Business


def test_one_changes_a_filtered_list_at_once_and_takes_it_back(log_in, live_register, live_server):
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/usaha/?q=Soto")
    page.get_by_role("button", name="Ubah massal").click()
    page.get_by_role("navigation", name="Yang diubah").get_by_role("link", name="Skala").click()
    page.get_by_label("Skala yang baru").select_option("Usaha Kecil")
    page.get_by_role("button", name="Lihat pratinjau").click()
    page.get_by_label("Alasan").fill("Hasil pendataan contoh")
    page.get_by_role("button", name=re.compile(r"^Ubah \d+ usaha$")).click()
    expect(page.get_by_role("heading", name="Skala diubah massal menjadi Usaha Kecil")).to_be_visible()
    expect(page.get_by_role("table", name="Usaha yang diubah")).to_contain_text("Soto Karang Rekaan")
    changed = set(Business.objects.filter(scale="small").values_list("name", flat=True))
    assert changed
    assert all(name.startswith("Soto") for name in changed)
    page.get_by_role("link", name="Batalkan ubah massal").click()
    page.get_by_label("Alasan").fill("Salah saringan")
    page.get_by_role("button", name="Batalkan ubah massal").click()
    expect(page.get_by_text(f"{len(changed)} dikembalikan ke nilai lamanya. Salah saringan")).to_be_visible()
    assert not Business.objects.filter(scale="small").exists()


def test_only_what_is_ticked_in_the_list_is_changed(log_in, live_register, live_server):
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/usaha/?q=Soto")
    page.get_by_label("Pilih Soto Karang Rekaan", exact=True).check()
    page.get_by_role("button", name="Ubah massal").click()
    expect(page.get_by_role("list", name="Saringan aktif").get_by_text("1 usaha")).to_be_visible()
    page.get_by_role("link", name="Penanaman modal").click()
    page.get_by_label("Penanaman modal yang baru").select_option("PMDN")
    page.get_by_role("button", name="Lihat pratinjau").click()
    page.get_by_label("Alasan").fill("Contoh")
    page.get_by_role("button", name="Ubah 1 usaha").click()
    expect(page.get_by_role("heading", name="Penanaman modal diubah massal menjadi PMDN")).to_be_visible()
    assert [row.name for row in Business.objects.filter(capital="pmdn")] == ["Soto Karang Rekaan"]
