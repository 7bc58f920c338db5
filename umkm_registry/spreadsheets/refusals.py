"""Why a spreadsheet is refused, in the words its uploader reads."""

from django.core.exceptions import ValidationError

SAVE_AS_XLSX = "Buka di Excel, pilih Simpan Sebagai, jenis “Buku Kerja Excel (.xlsx)”, lalu unggah berkas baru itu."

MESSAGES = {
    "empty": "Berkas ini kosong (0 byte). Unduh atau simpan ulang, lalu unggah lagi.",
    "file_too_big": "Berkas ini lebih besar dari %(limit)s MB. Bagi menjadi beberapa berkas yang lebih kecil.",
    "not_spreadsheet": (
        "Berkas ini bukan lembar kerja. Unggah berkas Excel (.xlsx, .xls, .xlsb), OpenDocument (.ods), atau CSV."
    ),
    "owner_file": (
        "Ini berkas kunci sementara yang dibuat Excel atau LibreOffice selama sebuah buku kerja dibuka, bukan "
        "buku kerjanya. Tutup dulu buku kerja itu, lalu unggah berkas yang namanya tidak diawali “~$” atau “.~lock”."
    ),
    "zip_archive": "Ini arsip ZIP. Buka arsipnya, lalu unggah berkas Excel atau CSV di dalamnya satu per satu.",
    "password": "Berkas ini dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu unggah lagi.",
    "html": "Berkas ini sebenarnya halaman web (HTML) yang diberi nama Excel. " + SAVE_AS_XLSX,
    "xml": "Berkas ini berformat XML, bukan buku kerja Excel. " + SAVE_AS_XLSX,
    "damaged": (
        "Berkas ini rusak atau terpotong sehingga tidak dapat dibaca utuh. Unduh ulang dari sumbernya; "
        "bila tetap gagal, buka di Excel dan simpan ulang sebagai .xlsx."
    ),
    "zip_bomb": (
        "Isi berkas ini mengembang jauh melebihi ukuran yang wajar. Salin hanya baris yang berisi data ke buku "
        "kerja baru, simpan sebagai .xlsx, lalu unggah berkas itu."
    ),
    "memory": (
        "Lembar dalam berkas ini terlalu luas untuk dibaca. Hapus baris dan kolom kosong di bawah dan di kanan data, "
        "simpan sebagai .xlsx, atau bagi menjadi beberapa berkas."
    ),
    "too_slow": (
        "Berkas ini terlalu lama dibaca. Simpan ulang sebagai .xlsx tanpa baris kosong dan hiasan, "
        "atau bagi menjadi beberapa berkas."
    ),
    "too_many_rows": "Berkas ini berisi lebih dari %(limit)s baris. Bagi menjadi beberapa berkas yang lebih kecil.",
    "too_many_columns": (
        "Baris %(line)s memakai lebih dari %(limit)s kolom. Hapus isi yang tersesat di kanan data, simpan, "
        "lalu unggah lagi."
    ),
    "too_many_sheets": "Berkas ini berisi lebih dari %(limit)s lembar. Sisakan hanya lembar yang akan diimpor.",
    "no_rows": "Tidak ada satu baris pun yang terisi dalam berkas ini. Periksa apakah berkasnya benar.",
    "no_columns": (
        "Teks dalam berkas ini tidak terbagi dalam kolom. Simpan sebagai .xlsx, atau sebagai CSV dengan titik koma, "
        "koma, atau tab di antara kolom."
    ),
    "quotes": (
        "Tanda kutip di sekitar baris teks %(line)s tidak berpasangan, sehingga batas kolom tidak jelas. "
        "Perbaiki baris itu, atau simpan berkasnya sebagai .xlsx."
    ),
    "busy": "Berkas lain masih dibaca. Tunggu beberapa menit, lalu coba lagi.",
}


class SpreadsheetRefused(ValidationError):
    """A file that cannot be used; `code` is a key of MESSAGES, `params` the facts of its sentence."""

    def __init__(self, code: str, **facts):
        facts = {name: f"{value:,}".replace(",", ".") for name, value in facts.items()}
        super().__init__(MESSAGES[code], code=code, params=facts)
