"""Help on the pages of users and of handing over."""

from umkm_registry.page_help import PAGE_HELP

PAGE_HELP.update(
    {
        "daftar-pengguna": (
            "Semua orang yang punya akun, dengan peran hari ini dan waktu terakhir masuk. Cari dengan nama atau "
            "instansi. Akun yang lama tidak dipakai sebaiknya dinonaktifkan. Akun mitra tertutup sendiri saat "
            "perjanjiannya berakhir."
        ),
        "undang-pengguna": (
            "Isi nama, instansi, dan peran pertama. Sesudah disimpan tampil tautan sekali pakai; kirimkan hanya "
            "kepada orangnya. Ia membuat kata sandinya sendiri. Untuk mitra, isi juga nomor dan tanggal akhir "
            "perjanjian."
        ),
        "pengguna-satu": (
            "Halaman ini memuat peran, keadaan akun, dan riwayat satu orang. Pengelola data memberi atau mengakhiri "
            "peran dari sini. Tidak seorang pun dapat mengubah perannya sendiri. Sebelum orang pindah tugas, lakukan "
            "serah terima dulu."
        ),
        "ubah-pengguna": (
            "Perbaiki nama, surel, instansi, atau perjanjian. Nama pengguna yang berubah harus diberitahukan kepada "
            "orangnya. Setiap perubahan tertulis di riwayat orang ini."
        ),
        "tautan-pengguna": (
            "Tautan sekali pakai menghapus kata sandi lama dan mengakhiri semua sesi orang ini. Verifikasi dua "
            "langkah ikut dimatikan, jadi ini juga jalan bila ponselnya hilang. Pastikan yang meminta benar orangnya. "
            "Tautan berlaku beberapa hari dan hanya satu kali."
        ),
        "nonaktifkan-pengguna": (
            "Akun yang dinonaktifkan langsung tidak dapat dipakai, juga di perangkat yang masih masuk. Namanya tetap "
            "tertulis di riwayat. Tulis alasannya. Akun dapat diaktifkan kembali kapan saja."
        ),
        "aktifkan-pengguna": (
            "Akun dapat dipakai lagi sesudah ini. Periksa dulu apakah perannya masih benar. Tulis alasan untuk "
            "riwayat. Kata sandi lama tetap berlaku."
        ),
        "beri-peran": (
            "Pilih peran, wilayah bila diminta, dan tanggal berlakunya. Untuk Plh. atau Plt., isi tanggal akhir dan "
            "nomor surat perintah. Orang dapat memegang beberapa peran. Pilih peran yang paling sempit yang cukup "
            "untuk tugasnya."
        ),
        "akhiri-peran": (
            "Peran berakhir pada akhir hari yang Anda pilih. Pekerjaan yang masih terbuka tidak ikut pindah; lakukan "
            "serah terima bila perlu. Tulis alasannya untuk riwayat."
        ),
        "serah-terima": (
            "Daftar ini memuat semua pekerjaan terbuka orang ini. Pilih penerima, tulis alasan, lalu pindahkan "
            "semuanya sekaligus. Sesudahnya tercetak berita acara untuk ditandatangani. Pekerjaan yang sudah selesai "
            "tetap atas nama pembuatnya."
        ),
        "berita-acara": (
            "Ini berita acara serah terima yang siap dicetak pada kertas A4. Isi nomor dan NIP dengan tangan. "
            "Daftarnya tetap seperti saat diserahkan, walau pekerjaannya kemudian selesai."
        ),
        "undangan": (
            "Buat kata sandi Anda sendiri di sini. Pakai sedikitnya 12 huruf, misalnya tiga kata yang tidak "
            "berhubungan. Tautan ini hanya berlaku satu kali. Bila sudah lewat, minta yang baru kepada pengelola "
            "data."
        ),
    }
)
