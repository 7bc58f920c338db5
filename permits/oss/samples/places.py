"""Made-up addresses in the kelurahan of Balikpapan, and the ways exports spell and misplace them."""

import csv
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from permits.oss.samples.people import word

CITY = "Kota Balikpapan"
ELSEWHERE = ["Kota Samarinda", "Kab. Penajam Paser Utara", "Kab. Kutai Kartanegara"]
STREETS = ["Contoh", "Rekaan", "Umpama", "Misalnya", "Andaikan", "Seumpama", "Khayalan", "Peraga"]
PARTS = ["", "", " Raya", " Indah", " Dalam", " Permai", " I", " II", " III"]
UNKNOWN = ["Rekaan Jaya", "Umpama Baru", "Balikpapan", "-"]
# Districts before Balikpapan Kota was split off; some rows still say so.
FORMER_DISTRICT = {"Balikpapan Kota": "Balikpapan Selatan"}

with (Path(__file__).parent / "kelurahan.csv").open(encoding="utf-8", newline="") as file:
    KELURAHAN = list(csv.DictReader(file, delimiter=";"))
WEIGHTS = list(accumulate(int(row["weight"]) for row in KELURAHAN))
for row in KELURAHAN:
    row["spellings"] = [text for text in row["spellings"].split("|") if text]


class Place(NamedTuple):
    address: str
    kelurahan: str
    district: str
    city: str
    latitude: str
    longitude: str
    rt: str
    rw: str
    known_kelurahan: str

    @property
    def region(self) -> str:
        return f"Kel. {self.kelurahan}, Kec. {self.district}, {self.city}"


def make_place(rng, dirt, nik: str, capitals: bool) -> Place:
    """A place drawn from `rng`, written without a fault when `dirt` is None."""
    row = rng.choices(KELURAHAN, cum_weights=WEIGHTS)[0]
    rt, rw = rng.randrange(1, 70), rng.randrange(1, 15)
    gang = f"Gg. {word(rng)} " if rng.random() < 0.15 else ""
    street = f"Jl. {rng.choice(STREETS)}{rng.choice(PARTS)} {gang}No. {rng.randrange(1, 150)}"
    address = f"{street} {rng.choice(['RT ', 'RT. ', 'RT.', 'RT'])}{rng.choice([f'{rt:03}', rt])}"
    latitude = f"{float(row['latitude']) + rng.uniform(-0.006, 0.006):.7f}"
    longitude = f"{float(row['longitude']) + rng.uniform(-0.006, 0.006):.7f}"
    address = address.upper() if capitals else address
    kelurahan, district = row["name"], row["district"]
    if dirt is not None:
        address = _spoiled_address(address, nik, dirt)
        kelurahan = _spelled(row, dirt)
        latitude, longitude = _spoiled_position(latitude, longitude, dirt)
        if dirt.random() < 0.01:
            district = FORMER_DISTRICT.get(district, district.upper())
    return Place(address, kelurahan, district, CITY, latitude, longitude, f"{rt:03}", f"{rw:03}", row["name"])


def _spoiled_address(address: str, nik: str, dirt) -> str:
    way = dirt.random()
    if way < 0.03:
        return address.replace(" RT", "\nRT")
    if way < 0.033:
        return address.replace(" RT", "<br>RT")
    if way < 0.043:
        return address.replace(" No.", "\xa0No.").replace(" NO.", "\xa0NO.")
    if way < 0.048:
        return f"{address}  "
    if way < 0.05:
        return f"{address} (NIK {nik})"
    if way < 0.06:
        return address[address.rindex("RT") :]
    return "" if way < 0.061 else address


def _spelled(row: dict, dirt) -> str:
    """The kelurahan as exports write it: another spelling, blank (5 in 1,000) or one nobody knows (3 in 1,000)."""
    way, name = dirt.random(), row["name"]
    if way < 0.005:
        return ""
    if way < 0.008:
        return dirt.choice(UNKNOWN)
    if way < 0.018:
        return f"Kel. {name}"
    if way < 0.05:
        return name.upper()
    if way < 0.055:
        return name.replace(" ", "  ")
    return dirt.choice(row["spellings"]) if row["spellings"] and way < 0.25 else name


def _spoiled_position(latitude: str, longitude: str, dirt) -> tuple[str, str]:
    way = dirt.random()
    if way < 0.01:
        return longitude, latitude
    if way < 0.014:
        return latitude.replace(".", ""), longitude.replace(".", "")
    if way < 0.018:
        return latitude.replace(".", ","), longitude.replace(".", ",")
    if way < 0.02:
        return "0", "0"
    if way < 0.022:
        return f"'{latitude}", f"'{longitude}"
    return ("", "") if way < 0.07 else (latitude, longitude)
