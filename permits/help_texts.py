"""Help on the pages of permits."""

from umkm_registry.page_help import PAGE_HELP

PAGE_HELP.update(
    {
        "izin-ringkasan": (
            "Ringkasan ini menjembatani jumlah izin dan jumlah usaha: satu usaha dapat punya beberapa izin. Di bawah "
            "setiap angka tertulis apa yang dihitung. Izin usaha adalah NIB dan IUMK yang pernah terbit sampai "
            "tanggal itu. Tekan angka untuk membuka barisnya."
        ),
        "izin-per-bulan": (
            "Grafik ini menghitung izin usaha yang terbit setiap bulan. Tabel di bawahnya memuat angka yang sama. "
            "Bulan berjalan belum lengkap. Jumlah setahun bukan jumlah usaha, karena satu usaha dapat punya beberapa "
            "izin."
        ),
        "izin-usaha": (
            "Semua izin dan sertifikat satu usaha, dengan nomor dan masa berlakunya. Tanggal tercetak dan tanggal "
            "menurut aturan ditulis terpisah. Izin dari OSS tidak diketik ulang di sini."
        ),
    }
)
