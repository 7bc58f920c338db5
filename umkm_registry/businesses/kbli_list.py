"""Taking over an official list of KBLI titles: a CSV file with the columns kode and judul."""

import csv
import io
import re
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from umkm_registry.businesses.models import Kbli
from umkm_registry.businesses.models.reference import KBLI_VERSIONS
from umkm_registry.businesses.sectors import rules_changed

CODE_HEADERS = {"kode", "kodekbli", "kbli"}
TITLE_HEADERS = {"judul", "judulkbli"}
LONGEST_TITLE = Kbli._meta.get_field("title").max_length


class KbliRefused(ValidationError):
    """The file cannot be taken over; nothing was changed. The message says what to do."""


class Loaded(NamedTuple):
    """Codes added, titles changed, codes that were the same, headings left out (groups between division and class)."""

    added: int
    changed: int
    same: int
    headings: int

    def __str__(self):
        return (
            f"{self.added} kode ditambahkan, {self.changed} judul diperbarui, {self.same} tetap, "
            f"{self.headings} judul golongan dilewati."
        )


@transaction.atomic
def load_kbli(path: Path, version: str) -> Loaded:
    """Add and retitle the divisions (2 digits) and classes (5 digits) of `path` for one version of KBLI.

    CSV in UTF-8 with `;` or `,`. Codes that the file does not hold stay. Raises KbliRefused.
    """
    if version not in dict(KBLI_VERSIONS):
        raise KbliRefused(f"Versi KBLI {version} tidak dikenal. Pakai salah satu: {', '.join(dict(KBLI_VERSIONS))}.")
    rows = _read(path)
    titles = {code: title for code, title in rows if len(code) in (2, 5)}
    had = dict(Kbli.objects.filter(version=version).values_list("code", "title"))
    changed = {code: title for code, title in titles.items() if had.get(code) != title}
    Kbli.objects.bulk_create(  # all of them: a code that an import brought is now known without it
        [Kbli(version=version, code=code, title=title) for code, title in titles.items()],
        update_conflicts=True,
        unique_fields=["version", "code"],
        update_fields=["title", "learned_by"],
    )
    rules_changed()
    added = len(changed.keys() - had.keys())
    return Loaded(added, len(changed) - added, len(titles) - len(changed), len(rows) - len(titles))


def _read(path: Path) -> list[tuple[str, str]]:
    """The (code, title) rows of the file, each code once."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise KbliRefused("Berkas bukan UTF-8. Simpan ulang sebagai “CSV UTF-8”.") from error
    header, _, body = text.partition("\n")
    delimiter = ";" if header.count(";") > header.count(",") else ","
    code_at, title_at = _columns(header.split(delimiter))
    titles, faults = {}, []
    for line, cells in enumerate(csv.reader(io.StringIO(body), delimiter=delimiter), start=2):
        cells += [""] * (max(code_at, title_at) + 1 - len(cells))
        code, title = cells[code_at].strip(), " ".join(cells[title_at].split())
        if not code and not title:
            continue
        if fault := _fault(code, title, titles):
            faults.append(f"Baris {line}: {fault}")
        titles[code] = title
    _refuse(faults, titles)
    return list(titles.items())


def _columns(header: list[str]) -> tuple[int, int]:
    folded = [re.sub("[^a-z]", "", name.lower()) for name in header]
    places = [
        next((place for place, name in enumerate(folded) if name in names), None)
        for names in (CODE_HEADERS, TITLE_HEADERS)
    ]
    if None in places:
        raise KbliRefused("Baris pertama harus memuat judul kolom “kode” dan “judul”.")
    return tuple(places)


def _fault(code: str, title: str, titles: dict[str, str]) -> str:
    """What is wrong with a row, empty when nothing is. One letter is a category: a heading, no fault."""
    if not re.fullmatch(r"[A-Z]|\d{1,5}", code):
        return f"kode “{code}” harus 1 sampai 5 angka."
    if not title:
        return f"judul untuk kode {code} kosong."
    if len(title) > LONGEST_TITLE:
        return f"judul untuk kode {code} lebih dari {LONGEST_TITLE} huruf."
    if titles.get(code, title) != title:
        return f"kode {code} muncul dua kali dengan judul berbeda."
    return ""


def _refuse(faults: list[str], titles: dict[str, str]) -> None:
    if faults:
        rest = [f"… dan {len(faults) - 5} baris lain."] if len(faults) > 5 else []
        raise KbliRefused([*faults[:5], *rest])
    if not titles:
        raise KbliRefused("Tidak ada baris di bawah judul kolom.")
    shortened = [code for code in titles if len(code) in (1, 4) and code.isdigit()]
    if shortened and not any(code.startswith("0") for code in titles):
        raise KbliRefused(
            f"Kode {shortened[0]} hanya {len(shortened[0])} angka dan tidak ada kode yang berawal nol: nol di depan "
            "tampaknya hilang di Excel. Ubah kolom kode menjadi teks, isi lagi, lalu simpan ulang."
        )
