"""Editing in bulk the way a person does it in the browser: preview, confirm, undo; and the rows before and after."""

import re
import uuid

from django.test import Client

from umkm_registry.businesses.models import BulkEdit, Business, Place
from umkm_registry.history.models import Act

PAGE = "/usaha/ubah-massal/"


def address(**asked) -> str:
    """The address of the preview that `asked` (filters, ubah, nilai, juga, pilih) leads to."""
    pairs = [
        (name, value)
        for name, values in asked.items()
        for value in ([values] if isinstance(values, (str, int)) else values)
    ]
    return PAGE + "?" + "&".join(f"{name}={value}" for name, value in pairs)


def confirmation(page: str, reason: str = "Contoh perbaikan") -> dict:
    """What the confirming form of `page` sends."""
    hidden = dict(re.findall(r'<input type="hidden" name="(jejak|kunci)" value="([^"]+)">', page))
    return hidden | {"alasan": reason}


def preview(client: Client, **asked) -> str:
    response = client.get(address(**asked))
    assert response.status_code == 200
    return response.content.decode()


def bulk_edit(client: Client, **asked) -> BulkEdit:
    """Preview and confirm; the edit that was made."""
    response = client.post(address(**asked), confirmation(preview(client, **asked)))
    assert response.status_code == 302, response.content.decode()
    return BulkEdit.objects.select_related("act").get(act=int(response.url.rstrip("/").rsplit("/", 1)[1]))


def undo(client: Client, edit: BulkEdit) -> BulkEdit:
    response = client.post(f"{edit.get_absolute_url()}batalkan/", {"alasan": "Salah saringan"})
    assert response.status_code == 302, response.content.decode()
    edit.refresh_from_db()
    return edit


def counts(page: str) -> dict[str, int]:
    """The figures of a page: label and note → number."""
    found = re.findall(
        r'<dt>(.+?)</dt><dd class="stat-number">([\d.]+)</dd>(?:<dd class="stat-note">(.+?)</dd>)?', page
    )
    return {f"{label}, {note}": int(number.replace(".", "")) for label, number, note in found}


def dump(*without: str) -> dict:
    """Every value of every business and place, those in `without` apart."""
    return {
        (model.__name__, row["id"]): {name: value for name, value in row.items() if name not in without}
        for model in (Business, Place)
        for row in model.objects.values()
    }


def past_bulk_edit(actor, business: Business) -> BulkEdit:
    """An edit of the scale of `business` that `actor` made."""
    act = Act.objects.create(door="bulk", actor=actor, label="Skala diubah massal menjadi Usaha Mikro", reason="Contoh")
    Business.objects.filter(pk=business.pk).update(scale="micro", act=act, confirmed={"scale": act.pk})
    counts = {"total": 1, "changes": 1, "overruled": 0, "same": 0, "vouched": 0, "several": 0, "nowhere": 0}
    facts = {"field": "skala", "value": "micro", "words": "Usaha Mikro", "counts": counts}
    return BulkEdit.objects.create(act=act, key=uuid.uuid4(), asked=[["Skala", "Usaha Kecil"]], **facts)
