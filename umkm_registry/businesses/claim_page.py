"""The queue of places without a kelurahan: what its page shows, how its form is read, what is said afterwards."""

from django.http import QueryDict
from django.template.loader import render_to_string

from umkm_registry.businesses.claiming import Claim, GivenBack, claim, in_queue_order, waiting
from umkm_registry.businesses.guessing import guesses, subdistricts_by_name
from umkm_registry.businesses.models import Business
from umkm_registry.pages import KeysetPager
from umkm_registry.regions.models import Subdistrict
from umkm_registry.templatetags.indonesian import jam, ribuan, tanggal

LONGEST_SEARCH = 100


def claim_page(request) -> dict:
    """Context of `businesses/claims.html`; `choices` are the kelurahan the user may claim for."""
    asked = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    pager = KeysetPager(request, in_queue_order(waiting(request.user), asked), ("unnamed", "region_text"))
    choices = list(_claimable(request.user))
    return {"pager": pager, "asked": asked, "choices": choices, "rows": _rows(pager.rows, request.user, choices)}


def _claimable(user):
    return Subdistrict.objects.visible_to(user).select_related("district").order_by("district__code", "code")


def _rows(places: list, user, choices: list[Subdistrict]) -> list[dict]:
    """Each place with its guessed kelurahan, those the user may claim for and others; a link where they may look."""
    names, own = subdistricts_by_name(), set(choices)
    businesses = [place.business_id for place in places]
    opened = set(Business.objects.visible_to(user).filter(pk__in=businesses).values_list("pk", flat=True))
    rows = []
    for place in places:
        found = guesses(place.region_text, place.address, names)
        mine, others = ([each for each in found if (each in own) is wanted] for wanted in (True, False))
        rows.append({"place": place, "mine": mine, "others": others, "opens": place.business_id in opened})
    return rows


def claim_asked(asked: QueryDict, user) -> tuple[Claim | None, Subdistrict | None]:
    """Claim what the form asks for: the ticked `tempat` for `kelurahan`, or `klaim`, "12:64.71.01.1001", for one row.

    No claim without a place, and no kelurahan outside the user's own kecamatan.
    """
    single, _, code = asked.get("klaim", "").partition(":")
    ids = [int(text) for text in ([single] if single else asked.getlist("tempat")) if text.isdecimal()]
    subdistrict = _claimable(user).filter(code=code or asked.get("kelurahan", "")).first()
    if not ids or not subdistrict:
        return None, subdistrict
    return claim(ids, subdistrict, user), subdistrict


def claim_said(done: Claim | None, subdistrict: Subdistrict | None, request) -> str:
    """What to tell the person, with a button that takes the claim back."""
    if not subdistrict:
        return "Belum ada yang diklaim. Pilih kelurahan yang termasuk wilayah Anda."
    if not done:
        return "Belum ada yang diklaim. Centang tempat usahanya, lalu pilih kelurahannya."
    said = []
    if done.claimed:
        said.append(f"{ribuan(done.claimed)} tempat usaha diklaim untuk Kelurahan {subdistrict.name}.")
    for act in done.earlier:
        who = act.actor.get_full_name() or act.actor.username
        said.append(f"Sudah diklaim lebih dulu oleh {who}, {tanggal(act.at)}, {jam(act.at)}; tidak ada yang ditimpa.")
    if done.gone:
        said.append(f"{ribuan(done.gone)} tempat usaha sudah tidak ada di antrean ini.")
    return render_to_string("businesses/claimed.html", {"said": " ".join(said), "act": done.act}, request)


def given_back_said(done: GivenBack) -> str:
    """What to tell the person who took a claim back."""
    said = f"{ribuan(done.returned)} tempat usaha kembali ke antrean."
    return f"{said} {ribuan(done.kept)} tetap karena sudah diubah sesudah diklaim." if done.kept else said
