"""The roles of the office: what each may do and how far it sees. The only place that says so.

A permission is Django's `app.codename`. `reach` is how far a role sees: the whole city, the districts named in the
grant, the places of the own team, or no register data at all.
"""

from dataclasses import dataclass, field

CITY, DISTRICT, TEAM, NOTHING = "city", "district", "team", "nothing"


@dataclass(frozen=True)
class Role:
    slug: str
    title: str
    reach: str
    permissions: frozenset[str] = field(default_factory=frozenset)
    admin_site: bool = False


READ = frozenset(
    {
        "businesses.view_owner",
        "businesses.view_business",
        "businesses.view_place",
        "businesses.view_activity",
        "businesses.view_identifier",
        "permits.view_permit",
        "history.view_act",
    }
)
READ_REFERENCE = frozenset(
    {
        "regions.view_city",
        "regions.view_district",
        "regions.view_subdistrict",
        "regions.view_subdistrictalias",
        "businesses.view_kbli",
        "businesses.view_sector",
        "businesses.view_sectorrule",
        "businesses.view_scoperule",
        "permits.view_permittype",
        "permits.view_permittypealias",
        "oss.view_fieldpolicy",
        "accounts.view_institution",
    }
)
KEEP_REFERENCE = READ_REFERENCE | frozenset(
    permission.replace("view_", f"{verb}_") for permission in READ_REFERENCE for verb in ("add", "change", "delete")
)
IMPORT = frozenset(
    {
        "oss.view_importbatch",
        "oss.add_importbatch",
        "oss.commit_importbatch",
        "oss.view_finding",
        "oss.view_sourcerecord",
        "oss.view_sighting",
        "oss.view_difference",
        "oss.view_proposal",
        "oss.view_undonerow",
        "oss.change_fieldpolicy",
    }
)
EDIT_REGISTER = frozenset(
    {
        "businesses.change_owner",
        "businesses.change_business",
        "businesses.add_place",
        "businesses.change_place",
    }
)
# Files of the list leave the house: never by bank officers and companions from outside.
EXPORT = frozenset({"businesses.add_registerexport"})
WATCH_EXPORTS = frozenset({"businesses.view_registerexport"})
KEEP_USERS = frozenset(
    f"accounts.{verb}_{model}" for verb in ("view", "add", "change") for model in ("user", "rolegrant")
)

ROLES = {
    role.slug: role
    for role in (
        Role(
            "data_manager",
            "Pengelola data",
            CITY,
            READ | EDIT_REGISTER | EXPORT | WATCH_EXPORTS | KEEP_REFERENCE | IMPORT | KEEP_USERS,
            admin_site=True,
        ),
        Role(
            "head_of_division",
            "Kepala bidang",
            CITY,
            READ | READ_REFERENCE | EXPORT | WATCH_EXPORTS | {"oss.view_importbatch"},
            admin_site=True,
        ),
        Role("district_officer", "Petugas kecamatan", DISTRICT, READ | EDIT_REGISTER | EXPORT),
        Role("curation_officer", "Petugas kurasi", CITY, READ | EXPORT),
        Role(
            "bank_officer",
            "Petugas perbankan",
            TEAM,
            READ - {"businesses.view_identifier", "history.view_act"},
        ),
        Role("leadership", "Pimpinan", CITY, READ | EXPORT),
        Role("technical_admin", "Admin teknis", NOTHING, READ_REFERENCE | KEEP_USERS, admin_site=True),
    )
}
ROLE_CHOICES = [(role.slug, role.title) for role in ROLES.values()]
