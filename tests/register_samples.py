"""Made-up rows of the register, straight into its tables: owners, businesses, places, activities, permits."""

from datetime import date, timedelta
from itertools import count

from permits.models import Permit, PermitType
from permits.summaries import refresh_summaries as refresh_permit_summaries
from umkm_registry.businesses.models import Activity, Business, Identifier, Kbli, Owner, Place
from umkm_registry.businesses.summaries import refresh_summaries as refresh_business_summaries
from umkm_registry.history.models import Act
from umkm_registry.regions.models import Subdistrict

WARES = ["Amplang", "Abon Kepiting", "Soto", "Keripik Singkong", "Penatu", "Jahit", "Bengkel", "Kedai Kopi"]
PLACES = ["Ombak Tujuh", "Karang Rekaan", "Pesisir Contoh", "Teluk Andaian", "Bukit Misal", "Muara Umpama"]
PEOPLE = ["Rekawati", "Misalia", "Bambang Contoh", "Fajar Rekaan", "Siti Umpama", "Hasan Fiktif", "Contohan"]
_numbers = count(1)


def make_business(
    name: str, owner: str | Owner = "Rekawati", subdistrict: Subdistrict | None = None, **facts
) -> Business:
    """One business of one person with one place (of no known kelurahan unless given) and a NIB."""
    number = next(_numbers)
    act = Act.objects.create(door="form", label="Didaftarkan untuk contoh")
    if isinstance(owner, str):
        masks = {"nik_mask": "************1234", "phone_mask": "08******3321"}
        owner = Owner.objects.create(act=act, kind="person", name=owner, **masks)
    business = Business.objects.create(
        act=act, owner=owner, name=name, **{"legal_form": "Perorangan", "scale": "micro", **facts}
    )
    Place.objects.create(act=act, business=business, address=f"Jalan Contoh {number}", subdistrict=subdistrict)
    Identifier.objects.create(act=act, business=business, kind="nib", value=f"{number:013d}", source="oss")
    return business


def add_permit(business: Business, issued_on: date | None, kind: str = "nib", **facts) -> Permit:
    """One permit of a kind from the reference data; a NIB takes the business's own number."""
    number = business.identifiers.get(kind="nib").value if kind == "nib" else f"CONTOH/{next(_numbers)}"
    facts = {"source": "oss", "number": number, "status": "issued", **facts}
    return Permit.objects.create(
        act=business.act, business=business, permit_type=PermitType.objects.get(code=kind), issued_on=issued_on, **facts
    )


def add_activity(business: Business, code: str = "10794", **facts) -> Activity:
    """One activity of KBLI 2020 `code` at the first place of the business."""
    kbli, _ = Kbli.objects.get_or_create(version="2020", code=code, defaults={"title": "Kegiatan contoh"})
    facts = {"kind": "main", "scale": "micro", "risk": "medium_low", "investment": 85_000_000, "workers": 4, **facts}
    return Activity.objects.create(act=business.act, place=business.places.first(), kbli=kbli, **facts)


def make_register(size: int, day: date) -> list[Business]:
    """`size` businesses spread over all kelurahan, one in nine without a known one, with permits up to `day`."""
    subdistricts = list(Subdistrict.objects.all())
    made = []
    for index in range(size):
        where = None if index % 9 == 0 else subdistricts[index % len(subdistricts)]
        name = f"{WARES[index % len(WARES)]} {PLACES[index % len(PLACES)]} {index + 1}"
        business = make_business(name, PEOPLE[index % len(PEOPLE)], where)
        add_activity(business)
        add_permit(business, day - timedelta(days=index * 7 % 420))
        if index % 5 == 0:
            add_permit(business, day - timedelta(days=index * 11 % 300), "iumk", source="district")
        if index % 7 == 0:
            add_permit(business, day - timedelta(days=400), "p-irt", printed_expiry_on=day + timedelta(days=30))
        made.append(business)
    refresh_all()
    return made


def make_small_register(own: Subdistrict, foreign: Subdistrict) -> dict[str, Business]:
    """One owner's businesses in two kecamatan, another owner's of no known kelurahan; an activity and a NIB each."""
    first = make_business("Amplang Ombak Tujuh", "Rekawati", own)
    made = {
        "own": first,
        "foreign": make_business("Soto Karang Rekaan", first.owner, foreign),
        "nowhere": make_business("Penatu Teluk Andaian", "Misalia"),
    }
    for business in made.values():
        add_activity(business)
        add_permit(business, date(2026, 3, 2))
    refresh_all()
    return made


def refresh_all() -> None:
    """Bring the summary columns up to the rows, as an import does at its end."""
    refresh_business_summaries()
    refresh_permit_summaries()
