"""The roles of the office: what each may do and how far it sees. The only place that says so.

A permission is Django's `app.codename`. `reach` is how far a role sees: the whole city, the kecamatan or the kelurahan
named in the grant, the places of the own team, or no register data at all. What a role may not is said where it stands.
"""

from dataclasses import dataclass, field

CITY, DISTRICT, SUBDISTRICT, TEAM, NOTHING = "city", "district", "subdistrict", "team", "nothing"


@dataclass(frozen=True)
class Role:
    slug: str
    title: str
    reach: str
    permissions: frozenset[str] = field(default_factory=frozenset)
    admin_site: bool = False
    # Of a partner institution: the account carries an agreement and closes itself on the day that ends.
    external: bool = False
    # Never open-ended: each grant names its last day.
    limited: bool = False


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
SEE_USERS = frozenset({"accounts.view_user", "accounts.view_rolegrant"})
KEEP_USERS = SEE_USERS | {
    "accounts.add_user",
    "accounts.change_user",
    "accounts.add_rolegrant",
    "accounts.change_rolegrant",
}
# For partners: neither numbers that name a person nor what happened inside the office.
READ_OUTSIDE = READ - {"businesses.view_identifier", "history.view_act"}

ROLES = {
    role.slug: role
    for role in (
        # Keeps data, tables and people in order.
        Role(
            "data_manager",
            "Pengelola data",
            CITY,
            READ | EDIT_REGISTER | EXPORT | WATCH_EXPORTS | KEEP_REFERENCE | IMPORT | KEEP_USERS,
            admin_site=True,
        ),
        # Checks the work of others and signs; so he changes no row himself.
        Role(
            "head_of_division",
            "Kepala bidang",
            CITY,
            READ | READ_REFERENCE | EXPORT | WATCH_EXPORTS | {"oss.view_importbatch"},
            admin_site=True,
        ),
        # Sits beside the owner at the counter of one kecamatan.
        Role("district_officer", "Petugas kecamatan", DISTRICT, READ | EDIT_REGISTER | EXPORT),
        # Knows the neighbourhood: reads the own kelurahan, and changes nothing by himself.
        Role("subdistrict_officer", "Petugas kelurahan", SUBDISTRICT, READ),
        # The office's people in the tim kurasi; teams cross the borders of kecamatan.
        Role("team_leader", "Ketua tim kurasi", CITY, READ | EXPORT),
        Role("curation_officer", "Petugas kurasi", CITY, READ | EXPORT),
        # Partners in a team: what is assigned to it, while the round runs; no NIK, turnover, notes or exports.
        Role("external_companion", "Pendamping eksternal", TEAM, READ_OUTSIDE, external=True, limited=True),
        Role("bank_officer", "Petugas perbankan", TEAM, READ_OUTSIDE, external=True, limited=True),
        # Reads and takes reports and masked files along.
        Role("leadership", "Pimpinan", CITY, READ | EXPORT),
        # Reads what was done and by whom, for the days of the examination; takes no files along.
        Role(
            "auditor",
            "Pemeriksa",
            CITY,
            READ | WATCH_EXPORTS | SEE_USERS | {"oss.view_importbatch"},
            limited=True,
        ),
        # Runs the system. Whoever may set roles or passwords can become anybody, so he only sees who has an account.
        Role("technical_admin", "Admin teknis", NOTHING, READ_REFERENCE | SEE_USERS, admin_site=True),
    )
}
ROLE_CHOICES = [(role.slug, role.title) for role in ROLES.values()]
EXTERNAL = [role.slug for role in ROLES.values() if role.external]
LIMITED = [role.slug for role in ROLES.values() if role.limited]
