"""The words of the guides: role → what it is for, its tasks with their steps, what it may not do."""

LOOK_UP = (
    "Mencari usaha",
    (
        "Tekan / atau buka Usaha, lalu ketik nama usaha, pemilik, atau NIB.",
        "Persempit dengan saringan; hapus label saringan bila hasilnya kosong.",
        "Tekan namanya untuk membuka semua data, izin, dan riwayatnya.",
    ),
)
EXPORT = (
    "Membuat berkas Excel",
    (
        "Saring daftar usaha sampai memuat yang diperlukan.",
        "Tekan “Ekspor yang tampil” dan tunggu; Anda boleh membuka halaman lain.",
        "Unduh dari menu Ekspor dalam beberapa hari. NIK dan telepon disamarkan.",
    ),
)
EDIT = (
    "Memperbaiki data di loket",
    (
        "Cari usahanya, tekan “Ubah”, dan perbaiki bersama pemiliknya.",
        "Simpan. Nilai yang Anda simpan tidak ditimpa impor OSS.",
        "Keliru? Buka Riwayat usaha itu dan kembalikan versi sebelumnya.",
    ),
)
OPEN_NUMBER = (
    "Melihat nomor atau menghubungi pemilik",
    (
        "Tekan ikon mata di samping nilai, atau “Hubungi” untuk menelepon.",
        "Pilih alasan yang sebenarnya. Nama Anda, waktu, dan alasan tercatat.",
        "Jangan menyalin nomor ke tempat lain.",
    ),
)
LEAVE_DESK = (
    "Meninggalkan meja",
    (
        "Tekan “Kunci layar”; isian yang belum selesai tetap ada.",
        "Rekan memakai komputer yang sama: tekan “Ganti pengguna”, lalu namanya.",
    ),
)
NO_SHARING = "Memakai akun orang lain atau meminjamkan akun sendiri."
NO_COPIES = "Menyimpan data pribadi di luar Data UMKM: foto layar, grup WhatsApp, buku catatan."
PARTNER_TASKS = (
    (
        "Melihat usaha yang ditugaskan",
        (
            "Buka Usaha: daftar hanya memuat usaha tim Anda selama kurasi berjalan.",
            "Tekan namanya untuk melihat kegiatan, izin, dan kelengkapannya.",
            "Hubungi pemilik lewat ketua tim; nomor tidak tampil bagi mitra.",
        ),
    ),
    (
        "Masa akun",
        (
            "Akun tertutup sendiri pada akhir perjanjian atau kurasi.",
            "Perpanjangan diurus pengelola data dengan nomor perjanjian baru.",
        ),
    ),
    LEAVE_DESK,
)
PARTNER_LIMITS = (
    "Melihat NIK, omzet, disabilitas, dan catatan kantor.",
    "Mengekspor atau memotret daftar usaha.",
    NO_SHARING,
)

GUIDES = {
    "data_manager": (
        "Menjaga data, impor, tabel acuan, dan akun pengguna tetap tertib.",
        (
            (
                "Mengimpor berkas OSS",
                (
                    "Unduh ekspor NIB, Proyek, atau Izin dari OSS; jangan diedit.",
                    "Buka Impor, unggah, dan tunggu pemeriksaan selesai.",
                    "Tinjau angka dan catatan, lalu “Simpan ke data UMKM” atau tolak.",
                    "Keliru? Batalkan impor dari halamannya, kapan saja.",
                ),
            ),
            (
                "Mengurus pengguna",
                (
                    "Buka Pengguna, undang dengan peran paling sempit yang cukup.",
                    "Kirim tautan sekali pakai hanya kepada orangnya.",
                    "Orang pindah tugas: serah terima, cetak berita acara, nonaktifkan.",
                ),
            ),
            (
                "Memutuskan usulan",
                (
                    "Buka Impor, lalu Usulan.",
                    "Pilih nilai OSS atau pertahankan nilai petugas; yang ragu ditanyakan ke kecamatan.",
                ),
            ),
            OPEN_NUMBER,
            LEAVE_DESK,
        ),
        ("Mengubah peran sendiri.", NO_SHARING, NO_COPIES),
    ),
    "head_of_division": (
        "Memeriksa pekerjaan, mengesahkan, dan membaca laporan. Tidak mengubah data sendiri.",
        (
            (
                "Memeriksa yang terjadi",
                (
                    "Buka Riwayat dan saring menurut orang atau tanggal.",
                    "Buka satu tindakan untuk melihat nilai lama dan baru.",
                    "Minta pengelola data mengembalikan yang keliru.",
                ),
            ),
            LOOK_UP,
            EXPORT,
            LEAVE_DESK,
        ),
        ("Meminta orang lain memakai akunnya untuk Anda.", NO_SHARING, NO_COPIES),
    ),
    "district_officer": (
        "Melayani pelaku usaha di loket kecamatan dan menjaga data kecamatan sendiri.",
        (
            LOOK_UP,
            EDIT,
            (
                "Memberi kelurahan pada tempat usaha",
                (
                    "Buka Klaim lokasi; pilih kelurahan bila Anda mengenal alamatnya.",
                    "Ragu? Biarkan. Keliru? Kembalikan dari pesan sesudah menyimpan.",
                ),
            ),
            (
                "Usaha tercatat di kecamatan lain",
                (
                    "Tekan “Minta alih data” dan tulis alasannya.",
                    "Tunggu jawaban kecamatan asal di menu Alih data.",
                ),
            ),
            OPEN_NUMBER,
            LEAVE_DESK,
        ),
        ("Mengubah usaha di kecamatan lain.", NO_SHARING, NO_COPIES),
    ),
    "subdistrict_officer": (
        "Mengenal usaha di kelurahan sendiri dan mengusulkan perbaikan.",
        (
            LOOK_UP,
            (
                "Mengusulkan perbaikan",
                (
                    "Buka usahanya dan catat apa yang keliru.",
                    "Sampaikan kepada petugas kecamatan; sebut nama usaha dan NIB, bukan NIK.",
                ),
            ),
            LEAVE_DESK,
        ),
        ("Mengubah data sendiri.", NO_SHARING, NO_COPIES),
    ),
    "team_leader": (
        "Memimpin satu tim kurasi: membagi kunjungan dan menjaga hasilnya.",
        (
            LOOK_UP,
            (
                "Menyiapkan kunjungan",
                (
                    "Saring usaha menurut kelurahan dan keaktifan.",
                    "Dahulukan yang perlu verifikasi ulang.",
                    "Ekspor daftar untuk pegangan; data pribadi tetap disamarkan.",
                ),
            ),
            OPEN_NUMBER,
            LEAVE_DESK,
        ),
        ("Menyatakan usaha aktif tanpa kunjungan.", NO_SHARING, NO_COPIES),
    ),
    "curation_officer": (
        "Mengunjungi usaha, memastikan keaktifannya, dan mendampingi perizinannya.",
        (
            LOOK_UP,
            (
                "Sebelum berangkat",
                (
                    "Buka usahanya: periksa alamat, izin, dan kelengkapannya.",
                    "Hubungi pemilik lewat tombol “Hubungi” bila perlu janji.",
                ),
            ),
            OPEN_NUMBER,
            LEAVE_DESK,
        ),
        ("Menyatakan usaha aktif tanpa kunjungan.", NO_SHARING, NO_COPIES),
    ),
    "external_companion": (
        "Mendampingi usaha yang ditugaskan kepada tim Anda, selama kurasi berjalan.",
        PARTNER_TASKS,
        PARTNER_LIMITS,
    ),
    "bank_officer": (
        "Memberi penjelasan pembiayaan kepada usaha yang ditugaskan kepada tim Anda.",
        PARTNER_TASKS,
        (*PARTNER_LIMITS, "Memakai data untuk menawarkan produk di luar kurasi."),
    ),
    "leadership": (
        "Membaca keadaan UMKM kota dan mengambil keputusan.",
        (
            (
                "Membaca angka",
                (
                    "Buka Beranda. Di bawah setiap angka tertulis apa yang dihitung.",
                    "Tekan angka untuk melihat barisnya.",
                    "Jumlah izin bukan jumlah usaha: lihat “Dari izin ke usaha”.",
                ),
            ),
            LOOK_UP,
            EXPORT,
            LEAVE_DESK,
        ),
        (NO_SHARING, NO_COPIES),
    ),
    "auditor": (
        "Memeriksa apa yang dilakukan dan oleh siapa, selama masa pemeriksaan.",
        (
            (
                "Menelusuri perubahan",
                (
                    "Buka Riwayat dan saring menurut orang, tanggal, atau cara.",
                    "Buka satu tindakan untuk melihat setiap nilai lama dan baru.",
                ),
            ),
            (
                "Memeriksa akses data pribadi",
                (
                    "Buka Akses data pribadi: siapa membuka data siapa, dengan alasan apa.",
                    "Bandingkan dengan daftar ekspor dan daftar pengguna.",
                ),
            ),
            LOOK_UP,
            LEAVE_DESK,
        ),
        ("Mengambil berkas keluar dari sistem.", NO_SHARING, NO_COPIES),
    ),
    "technical_admin": (
        "Menjalankan sistem: server, cadangan, pembaruan. Tanpa melihat data UMKM.",
        (
            (
                "Setiap hari",
                (
                    "Periksa /sehat/: basis data, migrasi, pekerja, dan umur cadangan.",
                    "Buka Laporan masalah; tangani, lalu tekan “Sudah ditangani”.",
                ),
            ),
            (
                "Setiap bulan",
                (
                    "Pulihkan satu cadangan di mesin lain untuk membuktikannya.",
                    "Pasang pembaruan sesudah cadangan dibuat.",
                ),
            ),
            (
                "Bila data bocor atau hilang",
                (
                    "Laporkan segera kepada pengelola data dan kepala bidang.",
                    "Ikuti langkah 3 × 24 jam pada halaman Data pribadi.",
                ),
            ),
            LEAVE_DESK,
        ),
        ("Memberi peran atau kata sandi kepada siapa pun.", "Membuka data pribadi lewat basis data.", NO_SHARING),
    ),
}
