"""What an export says of itself: the sheet "Keterangan", and the filters in words."""

from django.conf import settings

from umkm_registry.businesses.asked import Asked
from umkm_registry.businesses.models import RegisterExport
from umkm_registry.filter_chips import chips
from umkm_registry.regions.context import area_name
from umkm_registry.regions.models import District
from umkm_registry.templatetags.indonesian import jam, ribuan, tanggal


def filter_words(asked: Asked) -> str:
    """'Usaha yang dihitung UMKM. Kecamatan: Balikpapan Timur. Skala: Usaha Mikro'; numbers searched for are masked."""
    kind = "Semua usaha tercatat" if asked.filter.searches else "Usaha yang dihitung UMKM"
    return ". ".join([kind, *(f"{chip['name']}: {chip['value']}" for chip in chips(asked.filter, leave_out=()))])


def notes(export: RegisterExport, user, rows: int) -> list[list[str]]:
    """Pairs of texts: who made the file, when, of which rows."""
    who = user.get_full_name() or user.username
    facts = [
        ("Isi", f"Daftar usaha, Data UMKM {area_name()}".strip()),
        ("Ekspor nomor", str(export.pk)),
        ("Diekspor oleh", f"{who} ({user.role_title})"),
        ("Waktu", f"{tanggal(export.started_at)}, {jam(export.started_at)}"),
        ("Wilayah", _reach(export)),
        ("Saringan", export.words),
        ("Jumlah baris", f"{ribuan(rows)} usaha, satu baris satu usaha"),
        ("Sumber", "Data OSS yang diimpor dan catatan petugas, keadaan pada waktu di atas."),
        ("Data pribadi", "Nomor telepon disamarkan. Pakai hanya untuk keperluan kantor; ekspor ini tercatat."),
    ]
    if settings.DEMO:
        facts.insert(0, ("Perhatian", "Data contoh untuk latihan, bukan data sesungguhnya."))
    return [list(fact) for fact in facts]


def _reach(export: RegisterExport) -> str:
    if export.districts is None:
        return "Seluruh kota"
    names = District.objects.filter(pk__in=export.districts).order_by("name").values_list("name", flat=True)
    return "Kecamatan " + ", ".join(names)
