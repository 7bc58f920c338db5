"""Help on the pages of help itself, and on those of the back office."""

from umkm_registry.help.admin_texts import ADMIN_HELP
from umkm_registry.page_help import PAGE_HELP

PAGE_HELP.update(ADMIN_HELP)
PAGE_HELP.update(
    {
        "daftar-panduan": (
            "Setiap peran punya panduan satu halaman. Panduan peran Anda ada di atas. Buka, lalu cetak untuk ditempel "
            "di meja."
        ),
        "panduan": (
            "Panduan ini memuat tugas peran dalam beberapa langkah dan apa yang tidak boleh. Tekan Cetak untuk kertas "
            "A4. Panduan peran lain ada di daftar panduan."
        ),
        "lapor-masalah": (
            "Tulis apa yang Anda lakukan, apa yang terjadi, dan apa yang Anda harapkan. Halaman, nama Anda, dan waktu "
            "dicatat sendiri. Jangan menulis NIK, telepon, atau surel siapa pun; laporan yang memuatnya tidak "
            "diterima. Admin teknis membaca laporan ini."
        ),
        "daftar-masalah": (
            "Laporan pengguna, yang belum ditangani di atas. Buka halamannya untuk melihat apa yang dimaksud. Sesudah "
            "diperbaiki atau dijawab, tekan “Sudah ditangani”."
        ),
    }
)
