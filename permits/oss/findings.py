"""Catatan pemeriksaan: what the checks found, counted by cause and column, with example rows."""

from collections.abc import Iterable

from permits.oss.models import Finding, ImportBatch

EXAMPLES = 20
REJECTED_LINES = 10_000

# Code → (severity, what happened, what to do). The codes are part of the public interface of `import_oss`.
CODES = {
    "nib_scientific": (
        "error",
        "NIB rusak oleh Excel (1,23E+12)",
        "Ekspor ulang dari OSS dan jangan simpan dari Excel.",
    ),
    "nib_invalid": ("error", "NIB kosong atau bukan 13 angka", "Perbaiki NIB di OSS atau di berkas, lalu impor lagi."),
    "name_missing": ("error", "Nama usaha kosong", "Lengkapi nama di OSS, lalu impor lagi."),
    "key_missing": ("error", "Nomor proyek atau permohonan kosong", "Ekspor ulang dari OSS dengan kolom nomornya."),
    "date_invalid": ("warning", "Tanggal tidak terbaca", "Baris diambil tanpa tanggal itu."),
    "subdistrict_unknown": (
        "warning",
        "Kelurahan tidak dikenal atau kosong",
        "Tempatnya masuk ke “kelurahan belum diketahui”. Tambahkan tulisan lain kelurahan bila perlu.",
    ),
    "nik_damaged": ("warning", "NIK rusak oleh Excel", "NIK tidak diambil. Ekspor ulang dari OSS."),
    "nik_in_text": ("warning", "NIK tertulis di dalam teks", "NIK disamarkan, aslinya disimpan tersegel."),
    "contact_in_text": (
        "warning",
        "Telepon atau surel tertulis di dalam teks",
        "Nomornya disamarkan, aslinya disimpan tersegel.",
    ),
    "phone_invalid": ("warning", "Nomor telepon tidak terbaca", "Baris diambil tanpa telepon."),
    "email_invalid": ("warning", "Alamat surel tidak terbaca", "Baris diambil tanpa surel."),
    "npwp_invalid": ("warning", "NPWP tidak terbaca", "Baris diambil tanpa NPWP."),
    "coordinates_outside": ("warning", "Koordinat di luar kota", "Baris diambil tanpa koordinat."),
    "coordinates_swapped": ("note", "Lintang dan bujur tertukar", "Sudah dipertukarkan kembali."),
    "number_invalid": ("warning", "Angka tidak terbaca", "Baris diambil tanpa angka itu."),
    "text_too_long": ("warning", "Teks terlalu panjang", "Teks dipotong pada panjang yang dapat disimpan."),
    "value_unknown": ("warning", "Isi tidak dikenal", "Baris diambil tanpa isi kolom itu."),
    "type_unknown": (
        "warning",
        "Jenis dokumen belum dikenal",
        "Dicatat sebagai jenis lain; petakan di daftar jenis izin.",
    ),
    "status_unknown": ("warning", "Status izin belum dikenal", "Dicatat sebagai dalam proses."),
    "row_conflicting": ("warning", "Nomor sama dengan isi berbeda", "Baris yang terakhir dipakai."),
    "outside_city": ("skipped", "Wilayah kota lain", "Baris dilewati."),
    "nib_padded": ("note", "Nol di depan NIB hilang", "Nol dikembalikan."),
    "kbli_padded": ("note", "Nol di depan KBLI hilang", "Nol dikembalikan."),
    "kbli_invalid": ("warning", "KBLI bukan 5 angka", "Kegiatan diambil tanpa KBLI."),
    "kbli_unknown": ("note", "Kode KBLI belum ada di daftar", "Kode dan judulnya ditambahkan saat disimpan."),
    "row_repeated": ("note", "Baris sama persis berulang", "Dihitung sekali."),
    "date_order_assumed": ("note", "Urutan hari dan bulan dianggap", "Periksa beberapa tanggal sebelum menyimpan."),
    "nik_invalid": ("warning", "NIK tidak mungkin benar", "Baris diambil tanpa NIK. Periksa KTP."),
    "npwp_padded": ("note", "Nol di depan NPWP hilang", "Nol dikembalikan."),
    "phone_inactive": ("note", "OSS menandai telepon nonaktif", "Baris diambil tanpa telepon."),
    "oss_number_scientific": (
        "error",
        "Nomor OSS rusak oleh Excel",
        "Ekspor ulang dari OSS dan jangan simpan dari Excel.",
    ),
    "reference_invalid": ("warning", "Nomor rujukan tidak terbaca", "Baris diambil tanpa nomor itu."),
    "oss_number_invalid": ("error", "Nomor proyek atau permohonan bukan 21 angka", "Ekspor ulang dari OSS."),
    "coordinates_repaired": ("note", "Koordinat ditulis tanpa titik desimal atau tertukar", "Sudah diperbaiki."),
    "coordinates_invalid": ("warning", "Koordinat tidak terbaca", "Baris diambil tanpa koordinat."),
    "date_order_conflict": (
        "warning",
        "Sebagian tanggal hanya mungkin hari/bulan, sebagian hanya bulan/hari",
        "Tidak satu pun tanggal kolom ini diambil. Ekspor ulang dari OSS.",
    ),
    "date_cells_swapped": (
        "warning",
        "Excel menukar hari dan bulan di sebagian sel",
        "Tanggal dari sel itu tidak diambil. Ekspor ulang dari OSS tanpa menyimpan dari Excel.",
    ),
    "file_repeated": ("note", "Berkas yang sama sudah pernah diimpor", "Tidak ada yang berubah bila disimpan lagi."),
    "column_unknown": ("note", "Kolom tidak dikenal", "Kolom diabaikan."),
}


class Findings:
    """Counts of (code, column) over a file, each with the first example lines; of rows not taken all lines, to be put
    right, up to 10,000.

    `titles` are the headers by which the person knows the columns: column of the register → header in the file.
    """

    def __init__(self):
        self.titles: dict[str, str] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._lines: dict[tuple[str, str], list[int]] = {}

    def title(self, name: str) -> str:
        return self.titles.get(name, name)[:60]

    def add(self, code: str, column: str = "", line: int | None = None, rows: int = 1, lines: Iterable[int] = ()):
        where = (code, column)
        self._counts[where] = self._counts.get(where, 0) + rows
        examples = self._lines.setdefault(where, [])
        room = (REJECTED_LINES if CODES[code][0] == "error" else EXAMPLES) - len(examples)
        if line is not None and room > 0:
            examples.append(line)
        examples.extend(list(lines)[: max(0, room)])

    def save(self, batch: ImportBatch) -> None:
        """Replace the findings of `batch` by these, worst first."""
        order = [severity for severity, _ in Finding.SEVERITIES]
        rows = [
            Finding(
                batch=batch,
                code=code,
                column=column,
                severity=CODES[code][0],
                rows=count,
                lines=self._lines[code, column],
            )
            for (code, column), count in self._counts.items()
        ]
        batch.findings.all().delete()
        Finding.objects.bulk_create(sorted(rows, key=lambda row: (order.index(row.severity), -row.rows)))
