"""How long what is kept, as the code does it: read from the settings that the purging obeys."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Kept:
    """One kind of data, how long it is kept, and what happens then."""

    what: str
    how_long: str
    then: str


def periods() -> list[Kept]:
    days = "{} hari".format
    return [
        Kept(
            "Data pelaku usaha, usaha, dan izin",
            "selama tugas pendataan UMKM berjalan",
            "Dihapus atas permintaan, sejauh tidak wajib disimpan.",
        ),
        Kept("Riwayat perubahan", "selama datanya disimpan", "Ikut dikosongkan bila data pribadi dihapus."),
        Kept(
            "Berkas dan baris sementara impor",
            days(settings.IMPORTS_KEPT_DAYS),
            "Dihapus sendiri; hasil impor dan ceritanya tetap.",
        ),
        Kept(
            "Berkas ekspor",
            days(settings.EXPORTS_KEPT_DAYS),
            "Dihapus sendiri; catatan siapa mengekspor apa tetap.",
        ),
        Kept(
            "Cadangan",
            f"{settings.BACKUPS_KEPT} cadangan harian terakhir",
            "Yang tertua dihapus. Data yang sudah dihapus dari sistem hilang dari cadangan pada saat itu.",
        ),
        Kept("Catatan akses data pribadi", "tetap", "Tidak dapat diubah; tidak memuat isi data yang dilihat."),
    ]
