"""Made-up personal data in the register, sealed as they are when they come in; looks at them, requests for them."""

from umkm_registry.accounts.models import User
from umkm_registry.businesses.models import Business, Look, Owner, Place, TransferRequest
from umkm_registry.identifiers import email, nik, phone
from umkm_registry.regions.models import Subdistrict
from umkm_registry.sealing import fingerprint, seal

NIK, PHONE, MAIL = "6471050101900007", "+6281200004321", "rekawati@surel.example"
PLACE_PHONE = "+62542763391"
MASKS = {"nik": nik.mask, "phone": phone.mask, "email": email.mask}


def sealed(fact: str, plain: str) -> dict[str, str]:
    """The columns that hold `plain`."""
    return {f"{fact}_hash": fingerprint(plain), f"{fact}_mask": MASKS[fact](plain), f"{fact}_sealed": seal(plain)}


def give_person(business: Business, number: str = NIK) -> None:
    """Give its owner a NIK, a telephone and an address, and its first place a telephone."""
    facts = sealed("nik", number) | sealed("phone", PHONE) | sealed("email", MAIL)
    Owner.objects.filter(pk=business.owner_id).update(**facts)
    Place.objects.filter(pk=business.places.earliest("pk").pk).update(**sealed("phone", PLACE_PHONE))
    business.refresh_from_db()


def found_elsewhere(user: User, business: Business) -> Look:
    """The look that a search by an exact number leaves behind."""
    return Look.objects.create(
        user=user, way="search", fact="phone", owner_id=business.owner_id, business=business, page="/usaha/"
    )


def waiting_request(user: User, business: Business, subdistrict: Subdistrict) -> TransferRequest:
    """`user` asks that `business`, which has one place, goes to `subdistrict`."""
    return TransferRequest.objects.create(
        business=business,
        from_district=business.places.get().subdistrict.district,
        to_district=subdistrict.district,
        subdistrict=subdistrict,
        reason="Pemilik menunjukkan surat pindah usaha.",
        asked_by=user,
    )
