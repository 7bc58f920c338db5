"""The words exports use for their columns, and the one English name the register gives each of them."""

import re

# Folded header → nothing: a running number says nothing of the row.
IGNORED = frozenset(["no", "nomor", "nourut", "nomorurut"])

_TAGS = re.compile(r"<[^<>]*>")
_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_NOT_LETTERS = re.compile(r"[\W_]+")

_COLUMNS = {
    # what the register knows of every business
    "nib": "nib, no_nib, nomor_nib, nomor_induk_berusaha",
    "name": "nama_perusahaan, nama_usaha, nama_badan_usaha, nama_pelaku_usaha",
    "issued_on": "tanggal_terbit_oss, tgl_terbit_oss, tanggal_terbit, tgl_terbit, tanggal_terbit_nib, tgl_terbit_nib, "
    "tanggal_nib, tgl_nib",
    "nib_status": "status_nib",
    "capital": "uraian_status_penanaman_modal, status_penanaman_modal, status_pm",
    "legal_form": "uraian_jenis_perusahaan, jenis_perusahaan, status_badan_usaha, bentuk_badan_usaha, bentuk_usaha",
    "scale": "uraian_skala_usaha, skala_usaha, skala",
    "npwp": "npwp, npwp_perusahaan, no_npwp, nomor_npwp",
    "head_office_city": "kab_kot_kantor_pusat, kab_kota_kantor_pusat, kabupaten_kota_kantor_pusat",
    # where it is
    "address": "alamat_usaha, alamat_perusahaan, alamat_proyek, alamat",
    "location": "lokasi_perusahaan, lokasi_proyek",
    "subdistrict": "kelurahan_usaha, kelurahan, kelurahan_perusahaan, kelurahan_proyek, kel_usaha, desa_kelurahan, "
    "kelurahan_desa",
    "district": "kecamatan_usaha, kecamatan, kecamatan_perusahaan, kecamatan_proyek, kec_usaha",
    "city": "kab_kota_usaha, kab_kota, kabupaten, kabupaten_kota, kab_kot, kota, kota_perusahaan, kota_proyek, "
    "kab_usaha, kabupaten_usaha, kabupaten_kota_usaha",
    "province": "propinsi, provinsi, prov_usaha, propinsi_usaha, provinsi_usaha",
    "rt": "rt_usaha, rt",
    "rw": "rw_usaha, rw",
    "latitude": "latitude, alamat_latitude, lintang",
    "longitude": "longitude, alamat_longitude, bujur",
    "industrial_estate": "is_kawasan_industri",
    # who answers for it
    "user_name": "nama_user",
    "nik": "nomor_identitas_user, nik, nik_pengusaha, nik_pemilik, no_ktp, no_nik",
    "email": "email, email_perusahaan, email_user, alamat_email, surel",
    "phone": "nomor_telp, nomor_telepon, no_telp, no_telepon, no_tlp, telp, telepon, no_telp_perusahaan, kontak_hp, "
    "no_hp, nomor_hp",
    # projects
    "project_digits": "id_proyek, nomor_proyek, no_proyek",
    "project_kind": "uraian_jenis_proyek, jenis_proyek",
    "project_name": "nama_proyek",
    "risk": "uraian_risiko_proyek, uraian_resiko_proyek, risiko_proyek, resiko_proyek, kd_resiko, kd_risiko, "
    "tingkat_risiko, risiko, resiko",
    "submitted_on": "tanggal_pengajuan_proyek, tgl_pengajuan_proyek, tanggal_pengajuan, tgl_id_proyek",
    "kbli": "kbli, kode_kbli, kd_kbli",
    "kbli_title": "judul_kbli, uraian_kbli, nama_kbli",
    "ministry": "kl_sektor_pembina, kl_sektor, sektor_pembina",
    "land_area": "luas_tanah, luas_lahan",
    "land_unit": "satuan_tanah, satuan_luas_tanah",
    "machinery": "mesin_peralatan",
    "machinery_import": "mesin_peralatan_impor",
    "land_cost": "pembelian_pematangan_tanah",
    "building_cost": "bangunan_gedung",
    "working_capital": "modal_kerja",
    "other_cost": "lain_lain",
    "investment": "jumlah_investasi, jumlah_investasi_rp, investasi, nilai_investasi, total_investasi",
    "workers": "tki, jumlah_tki, tenaga_kerja, jml_tenaga_kerja, jumlah_tenaga_kerja",
    # permits
    "application_digits": "id_permohonan_izin, id_permohonan, nomor_permohonan_izin",
    "permit_kind": "uraian_jenis_perizinan, jenis_perizinan",
    "document": "nama_dokumen, nama_dokumen_izin",
    "authority": "kewenangan",
    "authority_level": "uraian_kewenangan",
    "status": "uraian_status_respon, status_respon, status_perizinan, status_izin",
    "permit_on": "tgl_izin, tanggal_izin, tgl_terbit_izin, tanggal_terbit_izin",
    # IUMK
    "business_activity": "kegiatan_usaha, uraian_usaha, kegiatan_utama",
    "sector": "sektor, sektor_usaha",
    "capital_amount": "modal_usaha",
    # SIDT
    "sidt_id": "id_data_badan_usaha",
    "owner_name": "nama_pengusaha, nama_pemilik",
    "sex": "jenis_kelamin",
    "disabled": "is_disabilitas",
    "born_on": "tanggal_lahir, tgl_lahir",
    "education": "pendidikan_formal",
    "owner_province": "prov_pengusaha",
    "owner_city": "kab_pengusaha",
    "owner_district": "kec_pengusaha",
    "owner_subdistrict": "kel_pengusaha",
    "owner_address": "alamat_pengusaha",
    "owner_rt": "rt_pengusaha",
    "owner_rw": "rw_pengusaha",
    "main_product": "produk_utama",
    "kbli_category": "kategori_kbli",
    "founding_capital": "modal_pendirian",
    "started_month": "bulan_mulai_operasi",
    "started_year": "tahun_mulai_operasi",
    "yearly_sales": "omzet_tahunan, omset_tahunan",
    "assets": "asset, aset",
    "photo": "foto_usaha",
    "paid_men": "tk_dibayar_laki",
    "paid_women": "tk_dibayar_perempuan",
    "paid_disabled_men": "tk_dibayar_disabil_laki",
    "paid_disabled_women": "tk_dibayar_disabil_perempuan",
    "unpaid_men": "tk_not_dibayar_laki",
    "unpaid_women": "tk_not_dibayar_perempuan",
    "unpaid_disabled_men": "tk_not_dibayar_disabil_laki",
    # The pull cuts its names at 31 letters.
    "unpaid_disabled_women": "tk_not_dibayar_disabil_perempua, tk_not_dibayar_disabil_perempuan",
    "pulled_at": "pulled_at",
    "updated_at": "updated_at",
    "source_page": "source_page",
}


def fold_header(cell) -> str:
    """'Day of Tanggal\\nTerbit_Oss' → 'tanggalterbitoss': letters and digits only, small, without "Day of", tags and
    remarks in parentheses, so that no space, dot, underscore or line break keeps two spellings apart."""
    text = _IN_PARENTHESES.sub(" ", _TAGS.sub(" ", "" if cell is None else str(cell)))
    return _NOT_LETTERS.sub("", text.lower()).removeprefix("dayof")


def _title(words: str) -> str:
    """'nama_perusahaan, nama_usaha' → 'Nama perusahaan'."""
    title = " ".join(words.split(",")[0].split("_"))
    short = title.upper() if title in ("nib", "npwp", "kbli", "rt", "rw", "tki") else title
    return short[:1].upper() + short[1:]


# The register's name of a column → how it is headed for a person, in the order of an export.
TITLES = {name: _title(words) for name, words in _COLUMNS.items()}
CANONICAL = {fold_header(word): name for name, words in _COLUMNS.items() for word in words.split(",")}


def canonical(cell) -> str | None:
    """The register's name of the column whose header is `cell`, None when it has none."""
    return CANONICAL.get(fold_header(cell))
