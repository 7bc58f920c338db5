"""Help on the pages of imports."""

from umkm_registry.page_help import PAGE_HELP

PAGE_HELP.update(
    {
        "daftar-impor": (
            "Semua berkas OSS yang pernah diunggah, yang terbaru di atas. Yang menunggu keputusan Anda ditandai. Data "
            "UMKM baru berubah sesudah Anda menyimpan impor. Impor yang sudah disimpan dapat dibatalkan kapan saja."
        ),
        "unggah-impor": (
            "Unggah berkas ekspor OSS apa adanya: NIB, Proyek, atau Izin. Excel, OpenDocument, dan CSV diterima; "
            "judul tambahan dan lembar lain tidak mengganggu. Berkas yang terkunci kata sandi perlu dibuka dulu. "
            "Sesudah diunggah, pemeriksaan berjalan sendiri dan Anda boleh pergi."
        ),
        "impor-pemberitahuan": (
            "Panel ini memuat impor yang selesai diperiksa dan menunggu keputusan. Tekan barisnya untuk meninjau. "
            "Impor yang gagal juga tampil di sini dengan sebabnya."
        ),
        "usulan": (
            "Usulan muncul bila OSS berbeda dengan nilai yang sudah dipastikan petugas. Pilih nilai OSS atau "
            "pertahankan nilai yang ada. Usulan yang ditolak tidak muncul lagi sampai OSS berubah. Beberapa usulan "
            "dapat diputuskan sekaligus."
        ),
        "impor": (
            "Halaman ini menunjukkan apa yang akan terjadi: baris baru, berubah, sama, dan bermasalah. Tekan angka "
            "untuk melihat barisnya. Bila sesuai, tekan “Simpan ke data UMKM”; bila tidak, tolak. Berkas perbaikan "
            "memuat baris bermasalah beserta sebabnya."
        ),
        "baris-impor": (
            "Di sini tampil baris berkas satu per satu dengan catatan pemeriksaannya. Saring menurut hasil atau jenis "
            "catatan. NIK dan telepon disamarkan. Perbaiki di berkas asal, lalu unggah lagi."
        ),
        "tolak-impor": (
            "Menolak impor tidak mengubah data UMKM. Tulis alasannya agar pengunggah tahu apa yang perlu diperbaiki. "
            "Berkas yang sama boleh diunggah lagi."
        ),
        "batalkan-impor": (
            "Membatalkan impor mengembalikan data ke keadaan sebelum impor itu. Nilai yang sudah diubah petugas atau "
            "dibawa impor lain dipertahankan. Pratinjau menyebut jumlahnya. Pembatalan tercatat di riwayat."
        ),
        "hasil-pembatalan": (
            "Ini hasil pembatalan: apa yang dikembalikan dan apa yang dipertahankan. Di samping yang dipertahankan "
            "tertulis siapa yang mengubahnya. Berkas yang sama dapat diimpor lagi."
        ),
    }
)
