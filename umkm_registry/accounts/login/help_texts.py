"""Help on the pages of logging in and of the own account."""

from umkm_registry.page_help import PAGE_HELP

PAGE_HELP.update(
    {
        "masuk": (
            "Ketik nama pengguna dan kata sandi yang Anda terima. Di komputer bersama, pilih nama Anda di atas kotak "
            "isian, lalu ketik kata sandi saja. Sesudah lima kali salah, tunggu seperempat jam atau minta kata sandi "
            "baru kepada pengelola data. Jangan pernah memakai akun orang lain."
        ),
        "kode-masuk": (
            "Akun Anda memakai verifikasi dua langkah. Buka aplikasi di ponsel dan ketik 6 angka yang tampil "
            "sekarang. Bila ponsel tidak ada, ketik satu kode cadangan. Bila keduanya tidak ada, minta tautan kata "
            "sandi baru kepada pengelola data."
        ),
        "kata-sandi": (
            "Di sini Anda mengganti kata sandi sendiri. Pakai sedikitnya 12 huruf, misalnya tiga kata yang tidak "
            "berhubungan. Sesudah diganti, perangkat lain yang masih masuk harus masuk ulang. Di bawahnya Anda "
            "mengatur verifikasi dua langkah."
        ),
        "verifikasi-dua-langkah": (
            "Verifikasi dua langkah melindungi akun walau kata sandi diketahui orang. Pasang aplikasi autentikator di "
            "ponsel, pindai gambar, lalu ketik kode pertama. Simpan kode cadangan di tempat aman; kode itu hanya "
            "tampil satu kali. Ganti ponsel: matikan dulu, lalu aktifkan lagi dengan ponsel baru."
        ),
    }
)
