"""What each note about a number says to the person who can mend it."""

NOTES = {
    "nib_padded": "NIB hanya 12 angka karena angka 0 di depan hilang di Excel; angka 0 itu dikembalikan. "
    "Cocokkan dengan NIB di OSS.",
    "nib_scientific": "NIB sudah dibulatkan Excel (misalnya 1,23E+12) sehingga angkanya hilang. "
    "Unduh ulang dari OSS dan unggah berkas aslinya tanpa membukanya di Excel.",
    "nib_invalid": "NIB harus 13 angka. Periksa NIB di OSS.",
    "nik_damaged": "Angka terakhir NIK hilang karena pernah disimpan sebagai bilangan di Excel. "
    "Ketik ulang NIK dari KTP.",
    "nik_invalid": "NIK harus 16 angka seperti di KTP: kode wilayah, tanggal lahir, dan nomor urut. Periksa KTP.",
    "npwp_padded": "NPWP hanya 14 angka karena angka 0 di depan hilang di Excel; angka 0 itu dikembalikan. "
    "Cocokkan dengan kartu NPWP.",
    "npwp_is_nik": "NPWP ini adalah NIK pemilik. Disimpan sebagai data pribadi.",
    "npwp_invalid": "NPWP harus 15 angka (lama) atau 16 angka. Periksa kartu NPWP.",
    "kbli_padded": "KBLI hanya 4 angka karena angka 0 di depan hilang di Excel; angka 0 itu dikembalikan.",
    "kbli_invalid": "KBLI harus 5 angka. Pilih kode KBLI yang paling rinci.",
    "oss_number_scientific": "Nomor dari OSS sudah dibulatkan Excel sehingga angkanya hilang. "
    "Unduh ulang dari OSS dan unggah berkas aslinya tanpa membukanya di Excel.",
    "oss_number_invalid": "Nomor proyek atau nomor permohonan OSS harus 21 angka.",
    "phone_invalid": "Nomor telepon tidak dikenali. Tulis seperti 0812-3456-7890 atau 0542-123456.",
    "phone_inactive": "OSS menandai nomor telepon ini nonaktif. Minta nomor yang baru.",
    "email_invalid": "Alamat surel tidak dikenali. Tulis seperti nama@contoh.id.",
}
