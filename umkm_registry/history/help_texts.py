"""Help on the pages of history."""

from umkm_registry.page_help import PAGE_HELP

PAGE_HELP.update(
    {
        "riwayat": (
            "Riwayat menceritakan siapa mengubah apa, kapan, dan lewat mana. Perubahan yang dilakukan sekaligus "
            "tampil sebagai satu baris; buka untuk melihat isinya. Saring menurut orang, cara, tanggal, atau jenis "
            "data. Anda hanya melihat perubahan pada data yang boleh Anda lihat."
        ),
        "tindakan": (
            "Ini satu tindakan dengan semua data yang diubahnya, dari nilai lama ke nilai baru. Data pribadi "
            "disamarkan. Bila keliru, tekan “Kembalikan” untuk melihat dulu apa yang akan terjadi. Tindakan impor dan "
            "perubahan massal dibatalkan dari halamannya sendiri."
        ),
        "kembalikan-tindakan": (
            "Pratinjau membagi data menjadi tiga: dikembalikan, dipertahankan karena sudah diubah lagi, dan tidak "
            "bisa. Tulis alasan, lalu tekan Kembalikan. Pengembalian menjadi tindakan baru dan dapat dikembalikan "
            "pula. Tidak ada riwayat yang hilang."
        ),
        "riwayat-data": (
            "Halaman ini memuat semua versi satu data, dari yang terbaru. Di tiap versi tertulis apa yang berubah dan "
            "oleh siapa. Pilih satu versi untuk mengembalikan data ke keadaan itu."
        ),
        "kembalikan-data": (
            "Periksa nilai sekarang dan nilai yang akan kembali. Tulis alasan yang dapat dipahami orang lain. Bila "
            "sebuah nilai tidak cocok lagi, halaman ini menyebut sebabnya. Yang dikembalikan tetap tampil di riwayat."
        ),
    }
)
