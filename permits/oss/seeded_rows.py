"""Made-up firms as rows of the register: which columns a seeded city fills, and what stands in them.

Not everybody is in OSS: 4 firms in 100 hold an IUMK of their kecamatan only, 2 hold no permit at all. One owner in
four has no phone, three in five no known NIK; one place in a hundred has no known kelurahan; one firm in a hundred
is missing from the last export.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count

from permits.models import Permit, PermitType, PermitTypeAlias
from permits.oss.samples.applications import Application
from permits.oss.samples.firms import Firm
from permits.oss.samples.places import Place as MadePlace
from permits.oss.samples.projects import Project
from umkm_registry import sealing
from umkm_registry.businesses.models import Activity, Business, Identifier, Kbli, Owner, Place
from umkm_registry.businesses.models.activities import RISKS
from umkm_registry.businesses.models.businesses import SCALES
from umkm_registry.identifiers import email, nik, phone
from umkm_registry.regions.models import Subdistrict

COLUMNS = {
    Owner: "id kind name nik_sealed nik_hash nik_mask sex birth_date phone_sealed phone_hash phone_mask "
    "email_sealed email_hash email_mask address confirmed act_id",
    Business: "id owner_id name legal_form capital scale product started_on confirmed in_scope counted_permits "
    "gone_since act_id",
    Identifier: "id business_id kind value damaged source act_id",
    Place: "id business_id kind address subdistrict_id region_text latitude longitude contact_name phone_sealed "
    "phone_hash phone_mask email_sealed email_hash email_mask confirmed gone_since act_id",
    Activity: "id place_id kbli_id project_digits kind name scale risk investment workers land_area land_unit "
    "ministry submitted_on gone_since act_id",
    Permit: "id business_id activity_id project_digits application_digits permit_type_id document number status "
    "status_text risk authority issued_on computed_expiry_on expiry_rule source gone_since act_id",
}
SCALE = {label: code for code, label in SCALES}
RISK = {label: code for code, label in RISKS}
STATUS = {
    "Menunggu verifikasi persyaratan": "pending",
    "Perlu perbaikan persyaratan": "pending",
    "Peringatan": "warned",
    "Penghentian Sementara Kegiatan Berusaha": "suspended",
    "Ditolak": "refused",
}
SEX = {"Perempuan": "f", "Laki-laki": "m"}
PLACE_KINDS = ["home", "home", "shop", "stall", "site", "home", "shop", "mobile", "online"]
UNKNOWN = "Rekaan Jaya, Balikpapan Selatan"
GONE_SINCE = date(2026, 9, 30)
NOTHING_SEALED = ("", "", "")


class RowMaker:
    """Makes the rows of firms, one firm after the other; gives out ids behind those in use."""

    def __init__(self, act_id: int):
        self.act_id = act_id
        self.ids = {model: count(1 + _last_id(model)) for model in COLUMNS}
        self.subdistricts = dict(Subdistrict.objects.values_list("name", "id"))
        self.kbli = dict(Kbli.objects.filter(version="2020").values_list("code", "id"))
        self.types = {kind.code: kind for kind in PermitType.objects.all()}
        aliases = PermitTypeAlias.objects.values_list("text", "permit_type_id")
        self.documents = {text.lower(): code for text, code in aliases}

    def rows(self, firm: Firm) -> Iterator[tuple[type, tuple]]:
        """(model, its row) of everything this firm leaves in the register, parents before children."""
        owner, business = next(self.ids[Owner]), next(self.ids[Business])
        gone = GONE_SINCE if firm.index % 100 == 17 else None
        sealed = (*_sealed_phone(firm), *_sealed_email(firm))
        yield Owner, self._owner(owner, firm, sealed)
        yield Business, self._business(business, owner, firm, gone)
        places = {}
        for place in dict.fromkeys(project.place for project in firm.projects):
            places[place] = next(self.ids[Place])
            yield Place, self._place(places[place], business, place, firm, sealed, gone)
        activities = {}
        for project in firm.projects:
            activities[project.number] = next(self.ids[Activity])
            yield Activity, self._activity(activities[project.number], places[project.place], project, firm, gone)
        yield from self._permits(business, activities, firm, gone)

    def _owner(self, owner: int, firm: Firm, sealed: tuple) -> tuple:
        person = firm.person
        named = firm.form == "Perorangan"
        known = named and firm.index % 5 < 2
        number = _sealed(person.nik, nik.mask) if known else NOTHING_SEALED
        sex, born = (SEX[person.sex], person.born) if known else ("", None)
        kind, name = ("person", person.name) if named else ("body", firm.name)
        return owner, kind, name, *number, sex, born, *sealed, firm.office.address, "{}", self.act_id

    def _business(self, business: int, owner: int, firm: Firm, gone) -> tuple:
        facts = (firm.name, firm.form, firm.capital.lower(), SCALE[firm.scale], firm.projects[0].product)
        return business, owner, *facts, firm.issued, "{}", True, 0, gone, self.act_id

    def _place(self, place: int, business: int, made: MadePlace, firm: Firm, sealed: tuple, gone) -> tuple:
        known = place % 100 != 41
        region = (self.subdistricts[made.kelurahan], f"{made.kelurahan}, {made.district}") if known else (None, UNKNOWN)
        position = (made.latitude, made.longitude) if place % 3 else (None, None)
        contact = (firm.person.name, *sealed)
        kind = PLACE_KINDS[place % len(PLACE_KINDS)]
        return place, business, kind, made.address, *region, *position, *contact, "{}", gone, self.act_id

    def _activity(self, activity: int, place: int, project: Project, firm: Firm, gone) -> tuple:
        digits = project.number[2:] if in_oss(firm) else None
        kind = "main" if project.kind == "Utama" else "supporting"
        named = (digits, kind, project.name, SCALE[project.scale], RISK[project.risk])
        land = project.land_area.replace(".", "").replace(",", ".")
        money = (int(project.investment), project.people, land, project.land_unit)
        rest = (project.ministry, project.submitted, gone, self.act_id)
        return activity, place, self.kbli[project.kbli], *named, *money, *rest

    def _permits(self, business: int, activities: dict, firm: Firm, gone) -> Iterator[tuple[type, tuple]]:
        if in_oss(firm):
            yield Identifier, (next(self.ids[Identifier]), business, "nib", firm.nib, False, "oss", self.act_id)
            yield Permit, self._permit(business, firm.issued, "nib", gone, number=firm.nib)
            for application in firm.applications:
                yield Permit, self._applied(business, activities[application.project.number], application, gone)
        elif not is_without_permit(firm):
            number = f"503/{firm.index:06}/IUMK/{firm.issued.year}"
            yield Permit, self._permit(business, firm.issued, "iumk", None, number=number, source="district")

    def _applied(self, business: int, activity: int, application: Application, gone) -> tuple:
        kind = self.documents[application.document.lower()]
        return self._permit(
            business,
            application.decided,
            kind,
            gone,
            links=(activity, application.project.number[2:], application.number[2:]),
            document=application.document,
            status=(STATUS.get(application.status, "issued"), application.status),
            told=(RISK[application.project.risk], application.authority),
        )

    def _permit(
        self,
        business: int,
        issued: date,
        kind: str,
        gone,
        *,
        links=(None, "", None),
        document="",
        number="",
        status=("issued", ""),
        told=("", ""),
        source="oss",
    ) -> tuple:
        permit_type = self.types[kind]
        years = permit_type.validity_years
        expiry = (None, "") if years is None else (_years_later(issued, years), permit_type.validity_rule)
        permit = next(self.ids[Permit])
        facts = (kind, document, number, *status, *told, issued, *expiry, source, gone)
        return permit, business, *links, *facts, self.act_id


def is_without_permit(firm: Firm) -> bool:
    return firm.index % 50 == 7


def in_oss(firm: Firm) -> bool:
    return not is_without_permit(firm) and firm.index % 25 != 3


def _last_id(model) -> int:
    return model.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _sealed(text: str, mask) -> tuple[str, str, str]:
    return sealing.seal(text), sealing.fingerprint(text), mask(text)


def _sealed_phone(firm: Firm) -> tuple[str, str, str]:
    return NOTHING_SEALED if firm.index % 4 == 1 else _sealed(firm.phone, phone.mask)


def _sealed_email(firm: Firm) -> tuple[str, str, str]:
    return NOTHING_SEALED if firm.index % 3 == 1 else _sealed(firm.email, email.mask)


def _years_later(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        day = date(day.year, 2, 28)
    return date(day.year + years, day.month, day.day)
