"""What the register itself holds of a person: rows, old versions, exported files, the log of looks."""

import pgtrigger
from django.db.models import Model, Q

from umkm_registry.businesses.models import Business, Identifier, Look, Owner, Place, RegisterExport
from umkm_registry.history.models import Act
from umkm_registry.history.tracking import acting, part_of
from umkm_registry.personal_data.subjects import Holding, Subject, delete_file_after

CONTACTS = ("phone_sealed", "phone_hash", "phone_mask", "email_sealed", "email_hash", "email_mask")
# Kind of data → the columns of each table that hold it. The name, the address of the business and its NIB stay.
COLUMNS: dict[str, dict[type[Model], tuple[str, ...]]] = {
    "numbers": {Owner: ("nik_sealed", "nik_hash", "nik_mask")},
    "contacts": {Owner: CONTACTS, Place: (*CONTACTS, "contact_name")},
    "person": {Owner: ("sex", "birth_date", "address")},
}


def _rows(model: type[Model], subject: Subject):
    if model is Owner:
        return Owner.objects.filter(pk__in=subject.owner_ids)
    if model is Place:
        return Place.objects.filter(business__in=subject.business_ids)
    if model is Business:
        return Business.objects.filter(pk__in=subject.business_ids)
    return Identifier.objects.filter(Q(owner__in=subject.owner_ids) | Q(business__in=subject.business_ids))


def _versions(model: type[Model], subject: Subject):
    events = model._meta.get_field("versions").related_model.objects
    if model is Place:
        return events.filter(business_id__in=subject.business_ids)
    if model is Identifier:
        return events.filter(Q(owner_id__in=subject.owner_ids) | Q(business_id__in=subject.business_ids))
    ids = subject.owner_ids if model is Owner else subject.business_ids
    return events.filter(pgh_obj_id__in=ids)


TABLES = (Owner, Business, Place, Identifier)


def count_rows(subject: Subject) -> int:
    return sum(_rows(model, subject).count() for model in TABLES)


def count_versions(subject: Subject) -> int:
    return sum(_versions(model, subject).count() for model in TABLES)


def _empty_columns(model: type[Model], facts: frozenset[str]) -> dict:
    names = [name for fact in facts for name in COLUMNS[fact].get(model, ())]
    return {name: None if model._meta.get_field(name).null else "" for name in names}


def _personal_npwps(subject: Subject, facts: frozenset[str]):
    people = Owner.objects.filter(pk__in=subject.owner_ids, kind="person")
    wanted = Identifier.objects.filter(kind="npwp", owner__in=people)
    return wanted if "numbers" in facts else wanted.none()


def erase_rows(subject: Subject, facts: frozenset[str], act: Act) -> int:
    """Empty the columns; whoever imports finds a person standing for their emptiness, and overwrites nothing."""
    changed = 0
    for model in (Owner, Place):
        emptied = _empty_columns(model, facts)
        parts = {part_of(model, name): act.pk for name in emptied}
        for row in _rows(model, subject).select_for_update().order_by("pk") if emptied else ():
            row.confirmed, row.act = row.confirmed | parts, act
            for name, nothing in emptied.items():
                setattr(row, name, nothing)
            row.save(update_fields=["confirmed", "act", *emptied])
            changed += 1
    with acting(act):
        return changed + _personal_npwps(subject, facts).delete()[0]


def erase_versions(subject: Subject, facts: frozenset[str], act: Act) -> int:
    """Empty the same columns in every old version; that there was a version, when and by whom, stays."""
    changed = 0
    with pgtrigger.ignore():
        for model in (Owner, Place):
            if emptied := _empty_columns(model, facts):
                changed += _versions(model, subject).update(**emptied)
        if "numbers" in facts:
            people = Owner.objects.filter(pk__in=subject.owner_ids, kind="person").values("pk")
            changed += _versions(Identifier, subject).filter(kind="npwp", owner_id__in=people).delete()[0]
    return changed


def _kept_exports():
    return RegisterExport.objects.filter(state="done", purged_at__isnull=True)


def erase_exports(subject: Subject, facts: frozenset[str], act: Act) -> int:
    """Delete the file of every kept export: nobody can say which of them holds the person. They are made anew."""
    exports = list(_kept_exports())
    for export in exports:
        delete_file_after(export.file)
        export.file, export.purged_at = "", act.at
        export.save(update_fields=["file", "purged_at"])
    return len(exports)


REGISTER_HOLDINGS = (
    Holding(
        "Data UMKM sekarang",
        count_rows,
        erase_rows,
        "Nama, alamat usaha, NIB, dan izin tetap: catatan perizinan yang wajib disimpan.",
    ),
    Holding(
        "Riwayat perubahan",
        count_versions,
        erase_versions,
        "Siapa mengubah apa dan kapan tetap; isi data pribadinya dikosongkan.",
    ),
    Holding(
        "Berkas ekspor yang masih disimpan",
        lambda subject: _kept_exports().count(),
        erase_exports,
        "Semua berkas dihapus dan dapat dibuat ulang; catatan siapa mengekspor tetap.",
    ),
    Holding(
        "Catatan akses data pribadi",
        lambda subject: Look.objects.filter(owner__in=subject.owner_ids).count(),
        None,
        "Tetap, sebagai bukti siapa pernah melihat; isinya tidak memuat NIK atau nomor.",
    ),
)
