"""Made-up permit applications: mostly an automatic SPPL, now and then a certificate somebody has to look at."""

from itertools import accumulate
from typing import NamedTuple

from permits.oss.samples.projects import Project
from permits.oss.samples.values import Day

RISK_CODES = {"Rendah": "R", "Menengah Rendah": "MR", "Menengah Tinggi": "MT", "Tinggi": "T"}
AUTOMATIC, VERIFIED, WAITING = (
    "Terbit Otomatis",
    "Izin terbit/SS terverifikasi",
    "Menunggu verifikasi persyaratan",
)
RARE_STATUSES = ["Ditolak", "Penghentian Sementara Kegiatan Berusaha", "Peringatan", "Perlu perbaikan persyaratan"]
SPPIRT = "Sertifikat Pemenuhan Komitmen Produksi Pangan Olahan Industri Rumah Tangga (SPP-IRT)"
ENVIRONMENT = "Kementerian Lingkungan Hidup/ Badan Pengendalian Lingkungan Hidup"
LAND = "Kementerian Agraria dan Tata Ruang <br>/ Badan Pertanahan Nasional"
FOOD_AND_DRUG = "Badan Pengawas Obat dan Makanan"

# kind, document, ministry (None: the project's), status, how many in 1,000
DOCUMENTS = [
    ("Persyaratan Dasar", "SPPL", ENVIRONMENT, AUTOMATIC, 790),
    ("Sertifikat Standar", "Sertifikat Standar", None, AUTOMATIC, 50),
    ("Sertifikat Standar", "Sertifikat Standar", None, VERIFIED, 15),
    ("Sertifikat Standar", "Sertifikat Standar", None, WAITING, 10),
    ("Persyaratan Dasar", "PKKPR Darat", LAND, VERIFIED, 25),
    ("Persyaratan Dasar", "KKPR Darat UMK", LAND, VERIFIED, 8),
    ("Persyaratan Dasar", "Persetujuan PKPLH", ENVIRONMENT, VERIFIED, 12),
    ("Persyaratan Dasar", "Persetujuan Lingkungan", ENVIRONMENT, VERIFIED, 3),
    ("UMKU", "Sertifikat Standar Toko Kosmetika", "Kementerian Kesehatan", VERIFIED, 3),
    ("UMKU", "Tanda Daftar Gudang", "Kementerian Perdagangan", VERIFIED, 2),
    ("Izin", "Izin", None, VERIFIED, 1),
    ("Izin", "IZIN APOTEK", "Kementerian Kesehatan", WAITING, 1),
]
WEIGHTS = list(accumulate(document[-1] for document in DOCUMENTS))
HOME_FOOD = ("UMKU", SPPIRT, FOOD_AND_DRUG, VERIFIED, 0)


class Application(NamedTuple):
    number: str
    project: Project
    decided: Day
    kind: str
    document: str
    ministry: str
    status: str
    risk_code: str
    authority: str
    authority_level: str


def make_application(number: str, decided: Day, project: Project, first: bool, rng, dirt) -> Application:
    """An application about `project`; packaged food asks for its certificate more often than not."""
    packaged = project.kbli.startswith(("10", "11"))
    chosen = rng.choices(DOCUMENTS, cum_weights=WEIGHTS)[0]
    if packaged and rng.random() < (0.25 if first else 0.8):
        chosen = HOME_FOOD
    kind, document, ministry, status, _ = chosen
    risk = RISK_CODES[project.risk]
    if dirt is not None and dirt.random() < 0.01:
        risk = ""
    if dirt is not None and status != AUTOMATIC and dirt.random() < 0.03:
        status = dirt.choice(RARE_STATUSES)
    return Application(
        number=f"I-{number}",
        project=project,
        decided=decided,
        kind=kind,
        document=document,
        ministry=project.ministry if ministry is None else ministry,
        status=status,
        risk_code=risk,
        authority="Wali Kota Balikpapan",
        authority_level="Bupati/Walikota",
    )
