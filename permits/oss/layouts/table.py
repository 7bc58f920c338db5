"""The exports an office can have in hand: names, headers, what one row is, and how they write dates and KBLI."""

from dataclasses import dataclass, field
from functools import cached_property

from permits.oss.layouts.headers import canonical


@dataclass(frozen=True)
class Layout:
    """One known export. `headers` are as OSS writes them, in its order; '' is a column without a name.

    `date_orders` names only the columns not written dd/mm; it breaks ties, a value that proves an order is stronger.
    `kbli_version` is the version its KBLI codes belong to.
    """

    name: str
    grain: str
    title: str
    headers: tuple[str, ...]
    kbli_version: str = "2020"
    date_orders: dict[str, str] = field(default_factory=dict)

    @cached_property
    def columns(self) -> dict[str, int]:
        """Canonical name → position; of equal-named columns the last one (the total of the investment)."""
        return {name: place for place, header in enumerate(self.headers) if (name := canonical(header))}

    def date_order(self, column: str) -> str:
        """'dmy' or 'mdy', to be used only where no value of the column proves an order."""
        return self.date_orders.get(column, "dmy")


def _headers(text: str) -> tuple[str, ...]:
    return tuple(header.strip() for header in text.split("|"))


_IZIN_FRONT = (
    "No.|Id Permohonan Izin|Nama Perusahaan|Nib|Day of Tanggal Terbit Oss"
    "|Uraian Status Penanaman Modal|Propinsi|Kab Kota"
)
_PROYEK_FRONT = (
    "No.|Id Proyek|Uraian_Jenis_Proyek|Nib|Nama Perusahaan|Tanggal Terbit Oss|Uraian Status Penanaman Modal"
    "|Uraian Jenis Perusahaan|Uraian Risiko Proyek|nama_proyek|Uraian Skala Usaha|Alamat Usaha|Kab Kota Usaha"
    "|kecamatan_usaha|kelurahan_usaha"
)
_NIB_DATES = {"issued_on": "mdy"}

_ALL = [
    Layout(
        "izin_2022_16",
        "permit",
        "Izin OSS (2022, 16 kolom)",
        _headers(
            f"{_IZIN_FRONT}|Kd Resiko|Kbli|Day of Tgl Izin|Uraian Jenis Perizinan|Nama Dokumen|Uraian Kewenangan"
            "|Uraian Status Respon|Kewenangan"
        ),
    ),
    Layout(
        "izin_2024_18",
        "permit",
        "Izin OSS (2024, 18 kolom)",
        _headers(
            f"{_IZIN_FRONT}|Id Proyek|Kd Resiko|Kbli|Day of Tgl Izin|Uraian Jenis Perizinan|Nama Dokumen"
            "|Uraian Kewenangan|Uraian Status Respon|Kewenangan|kl_sektor"
        ),
    ),
    Layout(
        "izin_2026_20",
        "permit",
        "Izin OSS (2026, 20 kolom)",
        _headers(
            f"{_IZIN_FRONT}|kecamatan|kelurahan|Id Proyek|Kd Resiko|Kbli|Day of Tgl Izin|Uraian Jenis Perizinan"
            "|Nama Dokumen|Uraian Kewenangan|Status Perizinan|Kewenangan|kl_sektor"
        ),
    ),
    Layout(
        "proyek_2022_31",
        "project",
        "Proyek OSS (2022, 31 kolom)",
        _headers(
            "No.|Id Proyek|Nib|Npwp Perusahaan|Nama Perusahaan|Uraian Status Penanaman Modal|Uraian Jenis Perusahaan"
            "|Uraian Risiko Proyek|Uraian Skala Usaha|Alamat Usaha|kecamatan_usaha|kelurahan_usaha|longitude|latitude"
            "|Kbli|Judul Kbli|KL/Sektor Pembina|Nama User|Nomor Identitas User|Email|Nomor Telp|Jumlah Investasi"
            "|Jumlah Investasi|Mesin Peralatan|Mesin Peralatan Impor|Pembelian Pematangan Tanah|Bangunan Gedung"
            "|Modal Kerja|Lain Lain|Jumlah Investasi|TKI"
        ),
    ),
    Layout(
        "proyek_2023_33",
        "project",
        "Proyek OSS (2023, 33 kolom)",
        _headers(
            "no|id_proyek|nib|nama_perusahaan|tgl_terbit_oss|uraian_status_penanaman_modal|uraian_jenis_perusahaan"
            "|uraian_risiko_proyek|nama_proyek|uraian_skala_usaha|alamat_usaha|kab_kot_kantor_pusat|kecamatan_usaha"
            "|kelurahan_usaha|longitude|latitude|kbli|judul_kbli|kl_sektor_pembina|nama_user|nomor_identitas_user"
            "|email|nomor_telp|luas_tanah|satuan_tanah|mesin_peralatan|mesin_peralatan_impor"
            "|pembelian_pematangan_tanah|bangunan_gedung|modal_kerja|lain_lain|jumlah_investasi|tki"
        ),
    ),
    Layout(
        "proyek_2024_28",
        "project",
        "Proyek OSS (2024, 28 kolom)",
        _headers(
            f"{_PROYEK_FRONT}|longitude|latitude|Day of Tanggal Pengajuan Proyek|Kbli|Judul Kbli|KL/Sektor Pembina"
            "|Nama User|Email|Nomor Telp|luas_tanah|satuan_tanah|Jumlah Investasi|TKI"
        ),
    ),
    Layout(
        "proyek_2026_23",
        "project",
        "Proyek OSS (2026, 23 kolom)",
        _headers(
            f"{_PROYEK_FRONT}|Day of Tanggal Pengajuan Proyek|Kbli|Judul Kbli|KL/Sektor Pembina|luas_tanah"
            "|satuan_tanah|Jumlah Investasi|TKI"
        ),
    ),
    Layout(
        "nib_2022_11",
        "nib",
        "NIB OSS (2022, 11 kolom)",
        _headers(
            "No.|Nib|Day of Tanggal Terbit Oss|Nama Perusahaan|Status Penanaman Modal|Uraian Jenis Perusahaan"
            "|Alamat Perusahaan|Kab Kota|email|nomor_telp|"
        ),
    ),
    Layout(
        "nib_2025_12plus",
        "nib",
        "NIB OSS (2025, 12 kolom, dengan kontak)",
        _headers(
            "nib|Day of tanggal_terbit_oss|nama_perusahaan|status_penanaman_modal|uraian_jenis_perusahaan"
            "|uraian_skala_usaha|Alamat Perusahaan|kelurahan|kecamatan|kab_kota|email|nomor_telp"
        ),
        date_orders=_NIB_DATES,
    ),
    Layout(
        "nib_2026_12",
        "nib",
        "NIB OSS (2026, 12 kolom)",
        _headers(
            "No.|nib|Day of tanggal_terbit_oss|nama_perusahaan|status_penanaman_modal|uraian_jenis_perusahaan"
            "|uraian_skala_usaha|Alamat Perusahaan|kelurahan|kecamatan|kab_kota|"
        ),
        date_orders=_NIB_DATES,
    ),
    Layout(
        "oss1_nswi_nib_2018_2021",
        "nib",
        "NIB OSS 1.x (2018–2021)",
        _headers(
            "no|nama_perusahaan|jenis_perusahaan|status_pm|nib|tanggal_nib|status_nib|alamat_perusahaan"
            "|lokasi_perusahaan|kelurahan_perusahaan|kecamatan_perusahaan|kota_perusahaan|no_telp|email_perusahaan"
        ),
        kbli_version="2017",
    ),
    Layout(
        "oss1_nswi_nib_proyek_2018_2021",
        "project",
        "Proyek OSS 1.x (2018–2021)",
        _headers(
            "no|nama_perusahaan|jenis_perusahaan|status_pm|nib|tanggal_nib|status_nib|alamat_proyek|lokasi_proyek"
            "|kelurahan_proyek|kecamatan_proyek|kota_proyek|id_proyek|tgl_id_proyek|kbli|uraian_usaha"
            "|is_kawasan_industri|investasi|tenaga_kerja"
        ),
        kbli_version="2017",
    ),
    Layout(
        "oss1_iumk_list_2018_2021",
        "iumk",
        "Daftar IUMK OSS 1.x (2018–2021)",
        _headers(
            "nib|day_of_tanggal_terbit|status_nib|nama_usaha|sektor|kbli|kegiatan_usaha|telp|modal_usaha|jml_tenaga_kerja"
        ),
        kbli_version="2017",
    ),
    Layout(
        "sidt_2026_49",
        "sidt",
        "Data SIDT (49 kolom)",
        _headers(
            "id_data_badan_usaha|nik_pengusaha|nama_pengusaha|nib|jenis_kelamin|is_disabilitas|tanggal_lahir"
            "|pendidikan_formal|kontak_hp|prov_pengusaha|kab_pengusaha|kec_pengusaha|kel_pengusaha|alamat_pengusaha"
            "|rt_pengusaha|rw_pengusaha|nama_usaha|kegiatan_utama|produk_utama|kategori_kbli|kode_kbli"
            "|status_badan_usaha|skala_usaha|modal_pendirian|bulan_mulai_operasi|tahun_mulai_operasi|omzet_tahunan"
            "|asset|prov_usaha|kab_usaha|kec_usaha|kel_usaha|alamat_usaha|rt_usaha|rw_usaha|foto_usaha"
            "|alamat_latitude|alamat_longitude|tk_dibayar_laki|tk_dibayar_perempuan|tk_dibayar_disabil_laki"
            "|tk_dibayar_disabil_perempuan|tk_not_dibayar_laki|tk_not_dibayar_perempuan|tk_not_dibayar_disabil_laki"
            "|tk_not_dibayar_disabil_perempua|pulled_at|updated_at|source_page"
        ),
    ),
]

LAYOUTS = {layout.name: layout for layout in _ALL}
