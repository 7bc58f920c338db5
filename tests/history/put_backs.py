"""Putting back the way a person does it in the browser: look at the preview, say why, decide."""

import re

from django.test import Client

from umkm_registry.businesses.models import Business
from umkm_registry.history.models import Act


def last_act() -> Act:
    return Act.objects.order_by("-id").first()


def act_address(act: Act) -> str:
    return f"/riwayat/tindakan/{act.pk}/kembalikan/"


def preview(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def decide(client: Client, address: str, page: str, reason: str = "Salah orang"):
    """Send the confirming form of `page`; the answer."""
    (mark,) = re.findall(r'name="jejak" value="([0-9a-f]+)"', page)
    return client.post(address, {"alasan": reason, "jejak": mark})


def put_back(client: Client, address: str) -> Act:
    """Preview and decide; the act that was made."""
    response = decide(client, address, preview(client, address))
    assert response.status_code == 302, response.content.decode()
    return Act.objects.get(pk=int(response.url.rstrip("/").rsplit("/", 1)[1]))


def told(page: str, label: str) -> str:
    """The text of one of the tables of a preview ("Dikembalikan", "Dipertahankan", "Tidak bisa dikembalikan")."""
    found = re.search(rf'aria-label="{label}">(.+?)</table>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group(1)).split()) if found else ""


def past_change(actor, business: Business) -> tuple[int, int]:
    """The act by which `actor` changed the product of `business`, and the version it found."""
    act = Act.objects.create(door="form", actor=actor, label="Profil usaha diubah")
    Business.objects.filter(pk=business.pk).update(product="Kerupuk contoh", act=act)
    return act.pk, business.versions.latest("pgh_id").pgh_id
