"""Help on the pages of businesses, owners, exports and looks at personal data."""

from umkm_registry.page_help import PAGE_HELP

PAGE_HELP.update(
    {
        "daftar-usaha": (
            "Ketik nama usaha, nama pemilik, atau NIB di kotak cari. Saringan mempersempit daftar; yang sedang "
            "dipakai tampil sebagai label yang dapat dihapus satu per satu. “Ekspor yang tampil” membuat berkas Excel "
            "dari baris yang Anda lihat. Petugas kecamatan hanya melihat usaha di kecamatannya."
        ),
        "saringan-usaha": (
            "Halaman ini memuat semua saringan daftar usaha sekaligus. Centang beberapa pilihan, lalu tekan Terapkan. "
            "Pilihan dalam satu kotak digabung dengan “atau”, antar-kotak dengan “dan”."
        ),
        "usaha-per-kecamatan": (
            "Tabel ini menghitung usaha aktif per kecamatan. Tekan angkanya untuk membuka daftar usaha itu. Usaha "
            "yang kelurahannya belum diketahui punya baris sendiri. Satu usaha dengan tempat di dua kecamatan "
            "dihitung di keduanya."
        ),
        "usaha": (
            "Ini semua yang tercatat tentang satu usaha: pemilik, tempat, kegiatan, izin, dan riwayat. Di samping "
            "nilai tertulis dari mana asalnya; tanda centang berarti sudah dipastikan petugas. NIK dan telepon "
            "disamarkan; membukanya memerlukan alasan dan dicatat. Menelepon pemilik dilakukan lewat “Hubungi”."
        ),
        "ubah-usaha": (
            "Perbaiki data usaha dan pemilik, lalu simpan. Nilai yang Anda simpan tidak ditimpa lagi oleh impor OSS; "
            "bedanya akan tampil sebagai usulan. Bila orang lain mengubah hal yang sama sementara itu, Anda diminta "
            "memilih. Setiap perubahan masuk riwayat dan dapat dikembalikan."
        ),
        "ubah-tempat": (
            "Perbaiki alamat, kelurahan, dan kontak satu tempat usaha. Pilih kelurahan dari daftar; nama mirip "
            "seperti Damai dan Damai Baru adalah kelurahan yang berbeda. Alamat yang dipastikan petugas tidak ditimpa "
            "impor. Kosongkan telepon hanya bila nomornya memang sudah tidak dipakai."
        ),
        "lapor-tutup": (
            "Catat bahwa tempat usaha ini tutup menurut laporan yang Anda terima. Tulis tanggal dan siapa yang "
            "melaporkan. Keaktifan resmi tetap ditetapkan lewat kunjungan. Laporan ini dapat dibatalkan dengan “Buka "
            "kembali”."
        ),
        "lapor-buka": (
            "Catat bahwa tempat usaha yang pernah dilaporkan tutup ternyata buka. Tulis dari mana Anda tahu. Laporan "
            "tutup yang lama tetap terbaca di riwayat."
        ),
        "tambah-tempat": (
            "Tambahkan alamat lain tempat usaha ini bekerja, misalnya cabang atau gudang. Pilih kelurahan dari daftar "
            "dan tulis alamat selengkapnya. Usaha yang pindah tidak perlu tempat baru: ubah alamat yang lama."
        ),
        "hubungi-usaha": (
            "Halaman ini satu-satunya tempat nomor telepon tampil utuh. Setiap pembukaan dicatat dengan nama Anda dan "
            "waktunya. Tekan nomor untuk menelepon atau membuka WhatsApp. Jangan menyalin nomor ke catatan pribadi."
        ),
        "lihat-data-tempat": (
            "Pilih alasan mengapa Anda perlu melihat nomor ini, lalu tekan Buka. Nomor tampil satu kali dan tidak "
            "disimpan di komputer ini. Pembukaan dicatat dan dapat dilihat pemilik data maupun pemeriksa."
        ),
        "minta-alih-data": (
            "Usaha ini tercatat di kecamatan lain. Tulis alasan mengapa datanya perlu pindah ke kecamatan Anda, "
            "misalnya pemilik menunjukkan alamat baru. Kecamatan asal menerima atau menolak dengan alasan. Sampai "
            "saat itu Anda belum melihat isinya."
        ),
        "daftar-alih-data": (
            "Di sini ada permintaan alih data dari dan kepada kecamatan Anda. Yang menunggu jawaban Anda berada di "
            "atas. Buka satu baris untuk menerima atau menolaknya. Jawaban tersimpan di riwayat usaha."
        ),
        "alih-data": (
            "Baca alasan kecamatan lain, lalu terima atau tolak. Bila diterima, tempat usaha pindah ke kelurahan yang "
            "diminta dan Anda tidak melihatnya lagi. Penolakan perlu alasan yang dapat dibaca peminta."
        ),
        "akses-data-pribadi": (
            "Daftar ini menunjukkan siapa membuka NIK, telepon, atau surel siapa, kapan, dan dengan alasan apa. "
            "Nilainya sendiri tidak tersimpan di sini. Pakai saringan untuk satu orang atau satu hari. Pembukaan yang "
            "tidak wajar dibicarakan dengan orangnya, lalu dilaporkan."
        ),
        "tanpa-kelurahan": (
            "Tempat di daftar ini belum diketahui kelurahannya, biasanya karena OSS menulisnya tidak jelas. Pilih "
            "kelurahan bila Anda mengenal alamatnya, lalu simpan. Yang keliru dapat dikembalikan dari pesan sesudah "
            "menyimpan. Biarkan bila ragu; petugas lain mungkin tahu."
        ),
        "daftar-ekspor": (
            "Semua berkas yang pernah dibuat dari daftar usaha, beserta pembuatnya. Berkas dapat diunduh pembuatnya "
            "selama beberapa hari, lalu dihapus; catatannya tetap ada. NIK dan telepon di dalamnya disamarkan."
        ),
        "ekspor": (
            "Halaman ini menunjukkan kemajuan satu ekspor. Anda boleh pergi dan kembali; pembuatan berjalan terus. "
            "Sesudah selesai, tekan Unduh. Berkas yang sudah lewat masanya dibuat ulang dari daftar usaha."
        ),
        "ubah-massal": (
            "Ubah satu hal pada semua usaha yang tersaring atau dicentang. Pratinjau menunjukkan persis baris mana "
            "yang berubah dan mana yang dilewati. Nilai yang dipastikan orang lain hanya ikut bila Anda "
            "mencentangnya. Perubahan massal dapat dibatalkan seluruhnya."
        ),
        "hasil-ubah-massal": (
            "Ini hasil satu perubahan massal: berapa baris berubah, dari apa menjadi apa. Tekan baris untuk membuka "
            "usahanya. “Batalkan” mengembalikan baris yang nilainya masih sama dengan hasil perubahan ini."
        ),
        "batalkan-ubah-massal": (
            "Pratinjau ini menunjukkan baris mana yang akan kembali ke nilai lama. Baris yang sudah diubah orang lain "
            "sesudahnya dibiarkan. Pembatalan sendiri juga tercatat di riwayat."
        ),
        "pemilik": (
            "Halaman ini memuat data satu pemilik dan semua usahanya yang boleh Anda lihat. Data pribadi disamarkan. "
            "Tekan ikon mata dan tulis alasan untuk membuka satu nilai. Perbaikan dilakukan lewat “Ubah” pada "
            "usahanya."
        ),
        "lihat-data-pemilik": (
            "Pilih alasan mengapa Anda perlu melihat nilai ini, lalu tekan Buka. Nilai tampil satu kali di halaman "
            "ini saja. Nama Anda, waktu, dan alasan tercatat sesuai UU Pelindungan Data Pribadi."
        ),
    }
)
