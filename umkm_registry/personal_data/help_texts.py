"""Help on the pages about personal data."""

from umkm_registry.page_help import PAGE_HELP

PAGE_HELP.update(
    {
        "data-pribadi-pemilik": (
            "Halaman ini menjawab pertanyaan seorang pemilik: data apa tentang saya yang disimpan, dari mana, dan "
            "siapa yang melihatnya. Nilainya disamarkan. Cetak halaman ini bila pemilik memintanya secara tertulis. "
            "Dari sini data dapat diperbaiki, dibatasi, atau dihapus."
        ),
        "batasi-data-pribadi": (
            "Pembatasan menyembunyikan data pemilik ini dari semua petugas selain pengelola data dan pemeriksa. "
            "Ekspor dan halaman hubungi tidak memuatnya lagi. Pakai bila pemilik membantah kebenaran datanya. "
            "Pembatasan dapat dicabut."
        ),
        "hapus-data-pribadi": (
            "Penghapusan mengosongkan data pribadi di semua tempat, termasuk riwayat dan berkas impor. Periksa "
            "pratinjau: yang wajib disimpan menurut peraturan tetap ada dan disebut. Penghapusan tidak dapat "
            "dibatalkan. Cadangan hilang sendiri sesudah masa simpannya."
        ),
        "data-pribadi": (
            "Dari halaman ini terbuka semua penjelasan tentang data pribadi di Data UMKM. Isinya boleh dibaca setiap "
            "pengguna. Permintaan seorang pemilik dilayani dari halaman pemilik itu."
        ),
        "catatan-pemrosesan": (
            "Catatan ini menyebut data apa diproses untuk tujuan apa, oleh siapa, dan berapa lama. Kantor wajib dapat "
            "menunjukkannya. Laporkan kepada pengelola data bila ada kegiatan yang belum tertulis."
        ),
        "penilaian-dampak": (
            "Penilaian ini menimbang risiko bagi pemilik data dan pengamanannya. Bacalah sebelum memakai data untuk "
            "tujuan baru. Perubahan besar pada sistem memerlukan penilaian ulang."
        ),
        "langkah-kegagalan": (
            "Ikuti langkah ini bila data pribadi bocor, hilang, atau dibuka orang yang tidak berhak. Batas waktunya 3 "
            "× 24 jam sejak diketahui. Laporkan dulu kepada atasan dan pengelola data, walau belum semuanya jelas. "
            "Contoh surat ada di tautan di bawah."
        ),
        "surat-kegagalan": (
            "Ini contoh surat pemberitahuan kepada pemilik data, siap dicetak. Lengkapi bagian yang kosong dengan "
            "tangan atau sesudah disalin. Jangan mengirimnya sebelum kepala bidang menyetujui."
        ),
        "masa-simpan": (
            "Tabel ini menyebut berapa lama setiap jenis data disimpan dan bagaimana dihapus. Angkanya dibaca dari "
            "pengaturan yang sedang berlaku. Penghapusan berjalan sendiri setiap hari."
        ),
        "pemberitahuan-data-pribadi": (
            "Ini kalimat pemberitahuan yang tampil pada formulir, dengan versi dan tanggalnya. Bacakan kepada pemilik "
            "di loket. Pengelola data menambah versi baru lewat tabel acuan; versi lama tetap tersimpan."
        ),
    }
)
