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
        "personal_data.view_privacynotice",
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
        # Whoever may write a value may give it back the old one.
        "history.put_back_act",
    }
)
# Files of the list leave the house: never by bank officers and companions from outside.
EXPORT = frozenset({"businesses.add_registerexport", "history.export_act"})
WATCH_EXPORTS = frozenset({"businesses.view_registerexport"})
# Sealed data of a person are opened with a reason, and every look is noted. What a person earns and disabilities are
# not recorded yet; the permission for them has to be one of its own, in no role of a partner.
CALL = frozenset({"businesses.contact_business"})
REVEAL_CONTACTS = CALL | {"businesses.reveal_contact"}
REVEAL = REVEAL_CONTACTS | {"businesses.reveal_nik"}
WATCH_LOOKS = frozenset({"businesses.view_look"})
# A business that moved is asked for by the kecamatan it came to and given by the one it left.
SEE_TRANSFERS = frozenset({"businesses.view_transferrequest"})
ANSWER_TRANSFERS = SEE_TRANSFERS | {"businesses.change_transferrequest"}
ASK_TRANSFERS = ANSWER_TRANSFERS | {"businesses.add_transferrequest"}
# Who tells a person what is held of it; who restricts and erases; and who still sees what was restricted.
TELL_SUBJECTS = frozenset({"personal_data.view_subject"})
SEE_RESTRICTED = frozenset({"businesses.view_restricted_owner"})
SERVE_SUBJECTS = TELL_SUBJECTS | SEE_RESTRICTED | {"personal_data.restrict_subject", "personal_data.erase_subject"}
SEE_USERS = frozenset({"accounts.view_user", "accounts.view_rolegrant"})
KEEP_USERS = SEE_USERS | {
    "accounts.add_user",
    "accounts.change_user",
    "accounts.add_rolegrant",
    "accounts.change_rolegrant",
}
# What users tell of as not working; it holds no personal data.
PROBLEMS = frozenset({"help.view_problemreport", "help.change_problemreport"})
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
            READ
            | EDIT_REGISTER
            | EXPORT
            | WATCH_EXPORTS
            | KEEP_REFERENCE
            | IMPORT
            | KEEP_USERS
            | REVEAL
            | WATCH_LOOKS
            | {"businesses.export_look"}
            | SERVE_SUBJECTS
            | ANSWER_TRANSFERS,
            admin_site=True,
        ),
        # Checks the work of others and signs; so he changes no row himself.
        Role(
            "head_of_division",
            "Kepala bidang",
            CITY,
            READ | READ_REFERENCE | EXPORT | WATCH_EXPORTS | SEE_TRANSFERS | {"oss.view_importbatch"},
            admin_site=True,
        ),
        # Sits beside the owner at the counter of one kecamatan.
        Role(
            "district_officer",
            "Petugas kecamatan",
            DISTRICT,
            READ | EDIT_REGISTER | EXPORT | REVEAL | ASK_TRANSFERS | TELL_SUBJECTS,
        ),
        # Knows the neighbourhood: reads the own kelurahan, and changes nothing by himself.
        Role("subdistrict_officer", "Petugas kelurahan", SUBDISTRICT, READ),
        # The office's people in the tim kurasi; teams cross the borders of kecamatan.
        Role("team_leader", "Ketua tim kurasi", CITY, READ | EXPORT | REVEAL_CONTACTS),
        Role("curation_officer", "Petugas kurasi", CITY, READ | EXPORT | REVEAL_CONTACTS),
        # Partners in a team: what is assigned to it, while the round runs; no NIK, turnover, notes or exports. They may
        # call those businesses, and reveal nothing else.
        Role("external_companion", "Pendamping eksternal", TEAM, READ_OUTSIDE | CALL, external=True, limited=True),
        Role("bank_officer", "Petugas perbankan", TEAM, READ_OUTSIDE | CALL, external=True, limited=True),
        # Reads and takes reports and masked files along.
        Role("leadership", "Pimpinan", CITY, READ | EXPORT),
        # Reads what was done and by whom, for the days of the examination; takes no files along.
        Role(
            "auditor",
            "Pemeriksa",
            CITY,
            READ
            | WATCH_EXPORTS
            | WATCH_LOOKS
            | SEE_TRANSFERS
            | SEE_USERS
            | TELL_SUBJECTS
            | SEE_RESTRICTED
            | {"oss.view_importbatch"},
            limited=True,
        ),
        # Runs the system. Whoever may set roles or passwords can become anybody, so he only sees who has an account.
        Role("technical_admin", "Admin teknis", NOTHING, READ_REFERENCE | SEE_USERS | PROBLEMS, admin_site=True),
    )
}
ROLE_CHOICES = [(role.slug, role.title) for role in ROLES.values()]
EXTERNAL = [role.slug for role in ROLES.values() if role.external]
LIMITED = [role.slug for role in ROLES.values() if role.limited]
