"""Made-up rows for every table of the back office, each pointing at rows of its own where it points at others."""

from datetime import date
from itertools import count

from permits.models import PermitType, PermitTypeAlias
from permits.oss.models import FieldPolicy, Finding, Sighting, SourceRecord, UndoneRow
from tests.import_samples import make_difference, make_import, make_proposal
from tests.register_samples import add_activity, add_permit, make_business
from umkm_registry.accounts.models import Institution, RoleGrant, User
from umkm_registry.businesses.models import Kbli, RegisterExport, ScopeRule, Sector, SectorRule
from umkm_registry.history.models import Act
from umkm_registry.personal_data.models import PrivacyNotice
from umkm_registry.regions.models import City, District, Subdistrict, SubdistrictAlias

_numbers = count(1)


def make_row_of_each() -> dict[str, object]:
    """One more row in every table; label → the row. Over the reference data; no two rows share what they point at."""
    number = next(_numbers)
    rows = [*_regions(number), *_people(number), *_reference(number)]
    subdistrict = next(row for row in rows if isinstance(row, Subdistrict))
    user = next(row for row in rows if isinstance(row, User))
    rows += [*_register(number, subdistrict), *_imports(number, user)]
    return {row._meta.label_lower: row for row in rows}


def _regions(number: int) -> list:
    sides = {"south": -2, "north": -1, "west": 116, "east": 117}
    city = City.objects.create(code=f"9{number % 10}.{number:02d}", name=f"Rekaan {number}", province="Umpama", **sides)
    district = District.objects.create(city=city, code=f"{city.code}.01", name=f"Karang {number}")
    subdistrict = Subdistrict.objects.create(district=district, code=f"{district.code}.1001", name=f"Ombak {number}")
    return [
        *(city, district, subdistrict),
        SubdistrictAlias.objects.create(subdistrict=subdistrict, text=f"Ombakk {number}"),
    ]


def _people(number: int) -> list:
    district = District.objects.get(name=f"Karang {number}")
    office = Institution.objects.create(
        code=f"umpama-{number}", name=f"Umpama {number}", kind="other", district=district
    )
    user = User.objects.create(username=f"rekaan{number}", first_name="Rekaan", institution=office)
    grant = RoleGrant.objects.create(user=user, role="district_officer", district=district)
    export = RegisterExport.objects.create(actor=user, words="Semua usaha", columns=["nama"], format="csv")
    return [office, user, grant, export, Act.objects.create(door="form", actor=user, label=f"Contoh {number}")]


def _reference(number: int) -> list:
    sector = Sector.objects.create(code=f"misal-{number}", name=f"Misal {number}")
    kind = PermitType.objects.create(code=f"misal-{number}", name=f"Izin misal {number}", group="certificate")
    act = Act.objects.create(door="import", label=f"Belajar {number}")
    return [
        sector,
        SectorRule.objects.create(sector=sector, version="2025", prefix=f"9{number:04d}"),
        Kbli.objects.create(version="2025", code=f"9{number:04d}", title="Misal", sector=sector, learned_by=act),
        ScopeRule.objects.create(fact="scale", value=f"misal{number}"),
        kind,
        PermitTypeAlias.objects.create(permit_type=kind, text=f"Dokumen misal {number}"),
        FieldPolicy.objects.create(kind="businesses", field=f"misal_{number}", winner="oss"),
        PrivacyNotice.objects.create(version=f"0.{number}", short=f"Misal {number}", text="Rekaan."),
    ]


def _register(number: int, subdistrict: Subdistrict) -> list:
    business = make_business(f"Amplang {number}", f"Misalia {number}", subdistrict)
    activity = add_activity(business, f"1079{number % 10}")
    permit = add_permit(business, date(2026, 3, 2), f"misal-{number}")
    return [business, business.owner, business.places.get(), business.identifiers.get(), activity, permit]


def _imports(number: int, user: User) -> list:
    batch = make_import(user)
    record = SourceRecord.objects.create(
        **{"grain": "nib", "key": f"{number:013d}", "nib": f"{number:013d}", "values": {"name": "Misalia"}},
        **{"digest": "0", "first_batch": batch, "last_batch": batch},
    )
    business = make_business(f"Penatu {number}", f"Bambang {number}")
    undone = {"bucket": "kept", "kind": "businesses", "row_id": business.pk, "because": "Diubah petugas sesudahnya."}
    return [
        *(batch, record, Finding.objects.filter(batch=batch).last()),
        Sighting.objects.create(record=record, batch=batch, line=2),
        make_difference(batch, business),
        make_proposal(batch, business),
        UndoneRow.objects.create(batch=batch, label=business.name, **undone),
    ]
