"""The status of a permit, out of the words of OSS."""

import re

# Words of the OSS status list (codes 10 to 93), first match decides.
_WORDS = (
    ("refused", re.compile(r"tolak|penolakan")),
    ("revoked", re.compile(r"cabut|batal")),
    ("suspended", re.compile(r"penghentian|dihentikan|dibekukan|pembekuan|denda")),
    ("warned", re.compile(r"peringatan")),
    ("issued", re.compile(r"terbit|aktif|berlaku")),
    ("pending", re.compile(r"menunggu|dokumen|validasi|verifika|inspeksi|perbaikan|persetujuan|proses|bayar")),
)


def permit_status(words: str | None) -> tuple[str, str | None]:
    """'Terbit Otomatis' → ('issued', None). What is not known counts as in process and is noted; nothing as issued,
    since the dashboards without a status column list issued documents."""
    if not words:
        return "issued", None
    folded = words.lower()
    for status, pattern in _WORDS:
        if pattern.search(folded):
            return status, None
    return "pending", "status_unknown"
