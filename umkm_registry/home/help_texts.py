"""Help on the start page and the style page."""

from umkm_registry.page_help import PAGE_HELP

PAGE_HELP.update(
    {
        "beranda": (
            "Beranda menunjukkan pekerjaan yang menunggu Anda dan angka terpenting. Setiap angka dapat ditekan dan "
            "membuka baris-baris di baliknya. Menu di kiri (di ponsel: bawah) hanya memuat halaman yang boleh Anda "
            "buka. Tombol / di papan tik langsung menuju kotak cari."
        ),
        "gaya": (
            "Halaman ini memperlihatkan semua bagian tampilan dalam semua keadaan. Isinya contoh dan tidak mengubah "
            "apa pun. Halaman ini hanya ada pada mode latihan dan untuk pengembang."
        ),
    }
)
