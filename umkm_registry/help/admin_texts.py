"""Help on the pages of the back office, by table: list, row, import and export of a table share theirs."""

KEPT = "Baris dapat ditambah, diubah, diimpor, dan diekspor oleh pengelola data."
LOOKED_AT = "Halaman ini hanya untuk melihat; perubahan dilakukan di halaman Data UMKM dan tercatat di riwayat."

ADMIN_HELP = {
    "admin:index": (
        "Di sini ada tabel acuan dan tabel data untuk pengurus sistem. Pilih tabel di daftar. Tabel acuan "
        "mengatur cara Data UMKM menghitung dan menamai; ubah dengan hati-hati. Pekerjaan harian dilakukan di "
        "halaman Data UMKM, bukan di sini."
    ),
    "admin:app_list": (
        "Daftar ini memuat tabel dari satu bagian saja. Pilih tabel untuk membukanya. Kembali ke daftar lengkap "
        "lewat judul di atas."
    ),
    "admin:password_change": (
        "Kata sandi Anda diganti di sini seperti di halaman Akun saya. Pakai sedikitnya 12 huruf. Perangkat lain "
        "yang masih masuk harus masuk ulang."
    ),
    "admin:password_change_done": (
        "Kata sandi Anda sudah diganti. Pakai yang baru saat masuk berikutnya. Perangkat lain yang masih masuk "
        "harus masuk ulang."
    ),
    "admin:regions_city": (
        "Tabel ini memuat kota dengan kode wilayah dan batas koordinatnya. Koordinat di luar batas dianggap "
        f"keliru saat diketik. {KEPT}"
    ),
    "admin:regions_district": (
        "Tabel ini memuat kecamatan dengan kode Kemendagri dan BPS. Petugas kecamatan melihat data menurut tabel "
        f"ini. {KEPT}"
    ),
    "admin:regions_subdistrict": (
        "Tabel ini memuat kelurahan, kecamatannya, kode pos, dan titik tengahnya. Nama harus persis seperti nama "
        f"resmi. {KEPT}"
    ),
    "admin:regions_subdistrictalias": (
        "Tabel ini memuat cara lain menulis nama kelurahan. Impor mengenali kelurahan lewat nama resmi atau "
        f"sebutan di sini, tanpa menebak. Tambahkan sebutan yang sering muncul di “Klaim lokasi”. {KEPT}"
    ),
    "admin:accounts_institution": (
        "Tabel ini memuat instansi asal pengguna: dinas, kecamatan, bank, dan mitra. Instansi yang dipakai "
        f"pengguna tidak dapat dihapus. {KEPT}"
    ),
    "admin:accounts_user": (
        "Tabel ini memuat semua akun. Mengundang, mengubah, dan menonaktifkan dilakukan lewat menu Pengguna. "
        f"{LOOKED_AT}"
    ),
    "admin:accounts_rolegrant": (
        "Tabel ini memuat peran setiap orang dengan tanggal berlakunya. Peran diberikan lewat menu Pengguna. "
        f"{LOOKED_AT}"
    ),
    "admin:history_act": (
        f"Tabel ini memuat semua tindakan: siapa, kapan, dan lewat mana. Ceritanya lengkap di menu Riwayat. {LOOKED_AT}"
    ),
    "admin:businesses_sector": (
        "Tabel ini memuat sektor yang dipakai kantor dalam laporan. Urutannya menentukan urutan di tabel laporan. "
        f"{KEPT}"
    ),
    "admin:businesses_sectorrule": (
        "Aturan ini menentukan sektor dari awalan dan versi KBLI. Awalan terpanjang yang cocok menang. Sesudah "
        f"diubah, sektor usaha dihitung ulang. {KEPT}"
    ),
    "admin:businesses_kbli": (
        "Tabel ini memuat kode KBLI dengan versi dan judulnya. Kode yang sama dapat berarti lain di versi lain. "
        f"Judul baru juga dipelajari dari impor. {KEPT}"
    ),
    "admin:businesses_scoperule": (
        "Aturan ini menentukan usaha mana yang dihitung sebagai UMKM. Usaha besar dan PMA tetap tersimpan, tetapi "
        f"tidak dihitung. {KEPT}"
    ),
    "admin:businesses_owner": (
        f"Tabel ini memuat pemilik usaha dengan data pribadi disamarkan. Cari dengan nama. {LOOKED_AT}"
    ),
    "admin:businesses_business": (
        f"Tabel ini memuat usaha. Untuk mencari dengan saringan lengkap, pakai menu Usaha. {LOOKED_AT}"
    ),
    "admin:businesses_place": (
        "Tabel ini memuat tempat usaha dengan alamat dan kelurahannya. Satu usaha dapat punya beberapa tempat. "
        f"{LOOKED_AT}"
    ),
    "admin:businesses_activity": (
        "Tabel ini memuat kegiatan usaha (di OSS: proyek) dengan KBLI, skala, dan risikonya. Kegiatan berasal "
        f"dari OSS. {LOOKED_AT}"
    ),
    "admin:businesses_identifier": (
        f"Tabel ini memuat nomor pengenal seperti NIB dan NPWP. Nomor yang rusak ditandai. {LOOKED_AT}"
    ),
    "admin:businesses_registerexport": (
        "Tabel ini memuat semua berkas yang pernah diekspor dan siapa pembuatnya. Berkasnya sendiri dihapus "
        f"sesudah beberapa hari. {LOOKED_AT}"
    ),
    "admin:personal_data_privacynotice": (
        "Tabel ini memuat kalimat pemberitahuan data pribadi dengan versi dan tanggalnya. Untuk mengganti, "
        f"tambahkan versi baru; yang lama tetap disimpan. {KEPT}"
    ),
    "admin:permits_permittype": (
        "Tabel ini memuat jenis izin, penerbitnya, dan apakah dihitung sebagai izin usaha. Perubahan di sini "
        f"mengubah angka laporan. {KEPT}"
    ),
    "admin:permits_permittypealias": (
        f"Tabel ini memuat cara OSS menulis nama jenis izin. Impor mengenali jenis izin lewat tabel ini. {KEPT}"
    ),
    "admin:permits_permit": (
        "Tabel ini memuat izin yang tercatat, dengan nomor dan masa berlakunya. Izin OSS berasal dari impor. "
        f"{LOOKED_AT}"
    ),
    "admin:oss_importbatch": (
        "Tabel ini memuat semua impor dan keadaannya. Meninjau, menyimpan, dan membatalkan dilakukan lewat menu "
        f"Impor. {LOOKED_AT}"
    ),
    "admin:oss_finding": (
        "Tabel ini memuat catatan pemeriksaan semua impor. Di halaman impor catatan yang sama tampil bersama "
        f"barisnya. {LOOKED_AT}"
    ),
    "admin:oss_sourcerecord": (
        "Tabel ini memuat apa yang dikatakan OSS tentang setiap kunci, dari semua impor. Isi data pribadi "
        f"tersegel. {LOOKED_AT}"
    ),
    "admin:oss_sighting": (
        "Tabel ini menyebut impor mana membawa catatan OSS mana. Dari sini diketahui kapan sesuatu hilang atau "
        f"muncul kembali. {LOOKED_AT}"
    ),
    "admin:oss_difference": (
        "Tabel ini memuat nilai yang berubah antara dua impor. Di halaman impor perubahan yang sama tampil per "
        f"baris. {LOOKED_AT}"
    ),
    "admin:oss_proposal": (
        "Tabel ini memuat usulan perubahan dari OSS atas nilai yang dipastikan petugas. Keputusan diambil lewat "
        f"halaman Usulan. {LOOKED_AT}"
    ),
    "admin:oss_undonerow": (
        "Tabel ini memuat baris yang dikembalikan atau dipertahankan saat impor dibatalkan. Sebabnya tertulis di "
        f"tiap baris. {LOOKED_AT}"
    ),
    "admin:oss_fieldpolicy": (
        "Tabel ini menentukan untuk tiap kolom apakah nilai OSS langsung dipakai atau diusulkan dulu. Aturan "
        "berlaku untuk impor berikutnya. Hanya pengelola data yang mengubahnya."
    ),
}
