"""The headers of the fourteen exports, typed from what offices receive, and one as an office edited it."""

HEADERS = {
    "izin_2022_16": """No.; Id Permohonan Izin; Nama Perusahaan; Nib; Day of Tanggal Terbit Oss;
        Uraian Status Penanaman Modal; Propinsi; Kab Kota; Kd Resiko; Kbli; Day of Tgl Izin; Uraian Jenis Perizinan;
        Nama Dokumen; Uraian Kewenangan; Uraian Status Respon; Kewenangan""",
    "izin_2024_18": """No.; Id Permohonan Izin; Nama Perusahaan; Nib; Day of Tanggal Terbit Oss;
        Uraian Status Penanaman Modal; Propinsi; Kab Kota; Id Proyek; Kd Resiko; Kbli; Day of Tgl Izin;
        Uraian Jenis Perizinan; Nama Dokumen; Uraian Kewenangan; Uraian Status Respon; Kewenangan; kl_sektor""",
    "izin_2026_20": """No.; Id Permohonan Izin; Nama Perusahaan; Nib; Day of Tanggal Terbit Oss;
        Uraian Status Penanaman Modal; Propinsi; Kab Kota; kecamatan; kelurahan; Id Proyek; Kd Resiko; Kbli;
        Day of Tgl Izin; Uraian Jenis Perizinan; Nama Dokumen; Uraian Kewenangan; Status Perizinan; Kewenangan;
        kl_sektor""",
    "proyek_2022_31": """No.; Id Proyek; Nib; Npwp Perusahaan; Nama Perusahaan; Uraian Status Penanaman Modal;
        Uraian Jenis Perusahaan; Uraian Risiko Proyek; Uraian Skala Usaha; Alamat Usaha; kecamatan_usaha;
        kelurahan_usaha; longitude; latitude; Kbli; Judul Kbli; KL/Sektor Pembina; Nama User; Nomor Identitas User;
        Email; Nomor Telp; Jumlah Investasi; Jumlah Investasi; Mesin Peralatan; Mesin Peralatan Impor;
        Pembelian Pematangan Tanah; Bangunan Gedung; Modal Kerja; Lain Lain; Jumlah Investasi; TKI""",
    "proyek_2023_33": """no; id_proyek; nib; nama_perusahaan; tgl_terbit_oss; uraian_status_penanaman_modal;
        uraian_jenis_perusahaan; uraian_risiko_proyek; nama_proyek; uraian_skala_usaha; alamat_usaha;
        kab_kot_kantor_pusat; kecamatan_usaha; kelurahan_usaha; longitude; latitude; kbli; judul_kbli;
        kl_sektor_pembina; nama_user; nomor_identitas_user; email; nomor_telp; luas_tanah; satuan_tanah;
        mesin_peralatan; mesin_peralatan_impor; pembelian_pematangan_tanah; bangunan_gedung; modal_kerja; lain_lain;
        jumlah_investasi; tki""",
    "proyek_2024_28": """No.; Id Proyek; Uraian_Jenis_Proyek; Nib; Nama Perusahaan; Tanggal Terbit Oss;
        Uraian Status Penanaman Modal; Uraian Jenis Perusahaan; Uraian Risiko Proyek; nama_proyek; Uraian Skala Usaha;
        Alamat Usaha; Kab Kota Usaha; kecamatan_usaha; kelurahan_usaha; longitude; latitude;
        Day of Tanggal Pengajuan Proyek; Kbli; Judul Kbli; KL/Sektor Pembina; Nama User; Email; Nomor Telp;
        luas_tanah; satuan_tanah; Jumlah Investasi; TKI""",
    "proyek_2026_23": """No.; Id Proyek; Uraian_Jenis_Proyek; Nib; Nama Perusahaan; Tanggal Terbit Oss;
        Uraian Status Penanaman Modal; Uraian Jenis Perusahaan; Uraian Risiko Proyek; nama_proyek; Uraian Skala Usaha;
        Alamat Usaha; Kab Kota Usaha; kecamatan_usaha; kelurahan_usaha; Day of Tanggal Pengajuan Proyek; Kbli;
        Judul Kbli; KL/Sektor Pembina; luas_tanah; satuan_tanah; Jumlah Investasi; TKI""",
    "nib_2022_11": """No.; Nib; Day of Tanggal Terbit Oss; Nama Perusahaan; Status Penanaman Modal;
        Uraian Jenis Perusahaan; Alamat Perusahaan; Kab Kota; email; nomor_telp; """,
    "nib_2025_12plus": """nib; Day of tanggal_terbit_oss; nama_perusahaan; status_penanaman_modal;
        uraian_jenis_perusahaan; uraian_skala_usaha; Alamat Perusahaan; kelurahan; kecamatan; kab_kota; email;
        nomor_telp""",
    "nib_2026_12": """No.; nib; Day of tanggal_terbit_oss; nama_perusahaan; status_penanaman_modal;
        uraian_jenis_perusahaan; uraian_skala_usaha; Alamat Perusahaan; kelurahan; kecamatan; kab_kota; """,
    "oss1_nswi_nib_2018_2021": """no; nama_perusahaan; jenis_perusahaan; status_pm; nib; tanggal_nib; status_nib;
        alamat_perusahaan; lokasi_perusahaan; kelurahan_perusahaan; kecamatan_perusahaan; kota_perusahaan; no_telp;
        email_perusahaan""",
    "oss1_nswi_nib_proyek_2018_2021": """no; nama_perusahaan; jenis_perusahaan; status_pm; nib; tanggal_nib;
        status_nib; alamat_proyek; lokasi_proyek; kelurahan_proyek; kecamatan_proyek; kota_proyek; id_proyek;
        tgl_id_proyek; kbli; uraian_usaha; is_kawasan_industri; investasi; tenaga_kerja""",
    "oss1_iumk_list_2018_2021": """nib; day_of_tanggal_terbit; status_nib; nama_usaha; sektor; kbli; kegiatan_usaha;
        telp; modal_usaha; jml_tenaga_kerja""",
    "sidt_2026_49": """id_data_badan_usaha; nik_pengusaha; nama_pengusaha; nib; jenis_kelamin; is_disabilitas;
        tanggal_lahir; pendidikan_formal; kontak_hp; prov_pengusaha; kab_pengusaha; kec_pengusaha; kel_pengusaha;
        alamat_pengusaha; rt_pengusaha; rw_pengusaha; nama_usaha; kegiatan_utama; produk_utama; kategori_kbli;
        kode_kbli; status_badan_usaha; skala_usaha; modal_pendirian; bulan_mulai_operasi; tahun_mulai_operasi;
        omzet_tahunan; asset; prov_usaha; kab_usaha; kec_usaha; kel_usaha; alamat_usaha; rt_usaha; rw_usaha;
        foto_usaha; alamat_latitude; alamat_longitude; tk_dibayar_laki; tk_dibayar_perempuan;
        tk_dibayar_disabil_laki; tk_dibayar_disabil_perempuan; tk_not_dibayar_laki; tk_not_dibayar_perempuan;
        tk_not_dibayar_disabil_laki; tk_not_dibayar_disabil_perempua; pulled_at; updated_at; source_page""",
}
HEADERS = {name: [" ".join(header.split()) for header in text.split(";")] for name, text in HEADERS.items()}
# As one office's project file had it: line breaks, other words, 26 columns.
EDITED_PROJECTS = """No.;Id Proyek;Jenis\nProyek;NIB;Nama Perusahaan;Tanggal\nTerbit Oss;Status\nPenanaman\nModal;
Uraian Jenis Perusahaan;Risiko\nProyek;Nama Proyek;Skala\nUsaha;Alamat Usaha;Kabupaten;Kecamatan;Kelurahan;
Tanggal\nPengajuan\nProyek;Kbli;Judul Kbli;KL/Sektor Pembina;Nama User;Email;Nomor Telp;Luas\nTanah;Satuan\nTanah;
Jumlah\nInvestasi;TKI""".replace(";\n", ";").split(";")
