"""What imports keep of a person, emptied at that person's wish; and keeping later imports from bringing it back.

Values and sealed originals go from staged rows, source layer and sightings; uploaded files, which nobody can blacken
cell by cell, are deleted whole.
"""

from django.db.models import Q

from permits.oss.models import Difference, ImportBatch, Proposal, Sighting, SourceRecord, StagedRow
from permits.oss.statements import run
from umkm_registry.history.models import Act
from umkm_registry.personal_data.models import ErasedFact
from umkm_registry.personal_data.subjects import Holding, Subject, delete_file_after

# Kind of data → keys in `values`, and in `sealed`. A sealed text is the original of one in which a NIK was masked.
CONTACTS = ["phone", "email"]
KEYS = {
    "numbers": ["nik_hash", "nik_mask", "npwp"],
    "contacts": ["phone_hash", "phone_mask", "email_hash", "email_mask", "contact_name"],
    "person": [],
}
GONE = {
    "numbers": "(SELECT coalesce(array_agg(k), '{{}}') FROM jsonb_object_keys({sealed}) k "
    "WHERE k NOT IN ('phone', 'email'))",
    "contacts": "array['phone', 'email', 'user_name']",
    "person": "array[]::text[]",
}
FIELDS = {"numbers": ["nik", "npwp"], "contacts": ["phone", "email", "contact_name"], "person": []}

DIGESTS = """
UPDATE oss_sourcerecord r SET digest = (
    SELECT md5(s.values::text) FROM oss_sighting s
    WHERE s.record_id = r.id AND s.values IS NOT NULL ORDER BY s.id DESC LIMIT 1)
WHERE r.id = ANY(%(ids)s) AND EXISTS (SELECT FROM oss_sighting s WHERE s.record_id = r.id AND s.values IS NOT NULL)
"""


def _staged(subject: Subject):
    by_nik = Q(values__nik_hash__in=subject.nik_hashes)
    return StagedRow.objects.filter(Q(nib__in=subject.nibs) | by_nik if subject.nik_hashes else Q(nib__in=subject.nibs))


def _records(subject: Subject):
    return SourceRecord.objects.filter(nib__in=subject.nibs)


def _sightings(subject: Subject):
    return Sighting.objects.filter(record__nib__in=subject.nibs)


def _files(subject: Subject):
    told = Q(pk__in=_staged(subject).values("batch")) | Q(pk__in=_sightings(subject).values("batch"))
    return ImportBatch.objects.exclude(file="").filter(told)


def _empty(table: str, ids: list[int], facts: frozenset[str]) -> int:
    """Take the facts out of both JSON columns of these rows of `table`; how many rows there were."""
    for fact in facts:
        run(
            {"ids": ids, "keys": KEYS[fact]},
            f"UPDATE {table} SET values = values - %(keys)s::text[], sealed = sealed - {_sealed_keys(fact, 'sealed')} "
            "WHERE id = ANY(%(ids)s)",
        )
    return len(ids)


def _sealed_keys(fact: str, column: str) -> str:
    """SQL: the keys of the JSON object `column` that go with a kind of data."""
    return GONE[fact].format(sealed=column)


def erase_staged(subject: Subject, facts: frozenset[str], act: Act) -> int:
    return _empty("oss_stagedrow", list(_staged(subject).values_list("pk", flat=True)), facts)


def erase_source(subject: Subject, facts: frozenset[str], act: Act) -> int:
    """The same file brought again is still recognised: what it carries is compared without what was erased."""
    records = list(_records(subject).values_list("pk", flat=True))
    sightings = list(_sightings(subject).exclude(values__isnull=True).values_list("pk", flat=True))
    changed = _empty("oss_sourcerecord", records, facts) + _empty("oss_sighting", sightings, facts)
    refresh_digests(records)
    return changed


def refresh_digests(records: list[int]) -> None:
    """Bring the digest of these source records in line with what their last sighting carried."""
    run({"ids": records}, DIGESTS)


def sightings_resealed(sightings: list[int]) -> None:
    """Their hashes are new, so the digests of their records are."""
    refresh_digests(list(Sighting.objects.filter(pk__in=sightings).values_list("record", flat=True).distinct()))


def erase_words(subject: Subject, facts: frozenset[str], act: Act) -> int:
    """Masks in the told differences, and values that wait to be decided."""
    names = [name for fact in facts for name in FIELDS[fact]]
    told = Difference.objects.filter(business_id__in=subject.business_ids, field__in=names).update(old="", new="")
    offered = Proposal.objects.filter(business__in=subject.business_ids, field__in=names)
    offered.filter(state="open").update(state="withdrawn", act=act)
    return told + offered.update(old="", new="", columns={})


def erase_files(subject: Subject, facts: frozenset[str], act: Act) -> int:
    batches = list(_files(subject))
    for batch in batches:
        delete_file_after(batch.file)
    ImportBatch.objects.filter(pk__in=[batch.pk for batch in batches]).update(file="")
    return len(batches)


def import_being_prepared() -> str:
    """Why nothing can be erased now: a file that is being read might hold the person."""
    if ImportBatch.objects.filter(state__in=ImportBatch.PREPARING).exists():
        return "Ada impor yang sedang dibaca. Tunggu sampai selesai atau hentikan dulu, lalu ulangi."
    return ""


def strip_erased(batch: ImportBatch) -> None:
    """Take out of the staged rows of `batch` what was erased for their NIB."""
    for fact in ErasedFact.objects.order_by().values_list("fact", flat=True).distinct():
        run(
            {"batch": batch.pk, "fact": fact, "keys": KEYS[fact]},
            f"""
            UPDATE oss_stagedrow s
            SET values = s.values - %(keys)s::text[], sealed = s.sealed - {_sealed_keys(fact, "s.sealed")}
            FROM personal_data_erasedfact e WHERE e.fact = %(fact)s AND e.nib = s.nib AND s.batch_id = %(batch)s
            """,
        )


# Files before rows: which import carried the person is told by the rows.
OSS_HOLDINGS = (
    Holding(
        "Berkas impor yang masih disimpan",
        lambda subject: _files(subject).count(),
        erase_files,
        "Seluruh berkas dihapus; hasil impornya tetap dan tetap dapat dibatalkan.",
    ),
    Holding(
        "Perubahan dan usulan dari impor",
        lambda subject: (
            Difference.objects.filter(business_id__in=subject.business_ids).count()
            + Proposal.objects.filter(business__in=subject.business_ids).count()
        ),
        erase_words,
        "Catatan bahwa nilainya berubah tetap; topengnya dikosongkan.",
    ),
    Holding(
        "Baris impor sementara",
        lambda subject: _staged(subject).count(),
        erase_staged,
        "Nama, alamat usaha, dan izin tetap sampai baris ini dihapus bersama berkasnya.",
    ),
    Holding(
        "Lapisan sumber OSS",
        lambda subject: _records(subject).count() + _sightings(subject).count(),
        erase_source,
        "Isi lain dari OSS tetap: dari sini data usaha dihitung.",
    ),
)
