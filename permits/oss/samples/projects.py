"""Made-up projects (kegiatan): one KBLI at one place, with its scale, risk and money."""

import csv
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from permits.oss.samples.places import Place
from permits.oss.samples.values import Day, Rupiah

with (Path(__file__).parent / "trades.csv").open(encoding="utf-8", newline="") as file:
    TRADES = list(csv.DictReader(file, delimiter=";"))
WEIGHTS = list(accumulate(int(row["weight"]) for row in TRADES))

MILLIONS = [0.5, 1, 2, 3, 5, 5, 5, 6, 10, 10, 15, 20, 30, 50, 100]
# How far beyond a micro business the money of a scale goes.
TIMES = {"Usaha Mikro": 1, "Usaha Kecil": 20, "Usaha Menengah": 120, "Usaha Besar": 900}
WORKERS = [1] * 58 + [2] * 27 + [3] * 6 + [4] * 3 + [5] * 3 + [6, 7, 10]
CATEGORIES = {"01": "A", "03": "A", "38": "E", "45": "G", "46": "G", "47": "G", "49": "H", "52": "H", "56": "I"}
CATEGORIES |= {"62": "J", "68": "L", "77": "N", "81": "N", "82": "N", "85": "P", "95": "S", "96": "S"}


class Project(NamedTuple):
    number: str
    kind: str
    name: str
    place: Place
    submitted: Day
    kbli: str
    title: str
    ministry: str
    product: str
    scale: str
    risk: str
    investment: Rupiah
    parts: tuple[Rupiah, ...]
    people: int
    land_area: str
    land_unit: str

    machines = property(lambda self: self.parts[0])
    imported_machines = property(lambda self: self.parts[1])
    land_cost = property(lambda self: self.parts[2])
    building = property(lambda self: self.parts[3])
    working_capital = property(lambda self: self.parts[4])
    other_cost = property(lambda self: self.parts[5])
    turnover = property(lambda self: Rupiah(self.investment * 3))
    workers = property(lambda self: str(self.people))
    paid_men = property(lambda self: str((self.people - 1) // 2))
    paid_women = property(lambda self: str(self.people - 1 - (self.people - 1) // 2))
    unpaid = property(lambda self: "1")
    in_industrial_estate = property(lambda self: "Tidak")
    category = property(lambda self: CATEGORIES.get(self.kbli[:2], "C"))


def make_project(number: str, submitted: Day, place: Place, scale: str, main: bool, owner: str, rng) -> Project:
    trade = rng.choices(TRADES, cum_weights=WEIGHTS)[0]
    millions = rng.choice(MILLIONS) if rng.random() < 0.8 else rng.randrange(1, 90_000) / 1000
    investment = Rupiah(millions * TIMES[scale] * 1_000_000)
    unit = "Ha" if trade["kbli"].startswith("0") and rng.random() < 0.6 else "m2"
    people = rng.choice(WORKERS) * (1 if TIMES[scale] == 1 else 8)
    return Project(
        number=f"R-{number}",
        kind="Utama" if main or rng.random() < 0.85 else "Pendukung",
        name=f"{trade['word']} {owner.title()}",
        place=place,
        submitted=submitted,
        kbli=trade["kbli"],
        title=trade["title"],
        ministry=trade["ministry"],
        product=trade["word"],
        scale=scale,
        risk=trade["risk"],
        investment=investment,
        parts=_parts(investment, rng),
        people=people,
        land_area=_land(unit, rng),
        land_unit=unit,
    )


def soil(project: Project, dirt) -> Project:
    """`project` as it was entered: no name in 19 of 100, '-' in 6, no unit of land in 8."""
    way = dirt.random()
    if way < 0.25:
        project = project._replace(name="" if way < 0.19 else "-")
    return project._replace(land_unit="") if dirt.random() < 0.08 else project


def _parts(investment: int, rng) -> tuple[Rupiah, ...]:
    """Machines, imported machines, land, building, working capital and other cost: together the investment."""
    machines = investment // rng.randrange(3, 9)
    building = investment // rng.randrange(3, 9)
    other = investment // 20
    rest = investment - machines - building - other
    return Rupiah(machines), Rupiah(0), Rupiah(0), Rupiah(building), Rupiah(rest), Rupiah(other)


def _land(unit: str, rng) -> str:
    """Square metres or hectares, with points for thousands and a decimal comma: '60', '10.000', '3,7'."""
    if unit == "Ha":
        return f"{rng.uniform(0.1, 20):.{rng.choice([0, 1, 2])}f}".replace(".", ",")
    if rng.random() < 0.03:
        return f"{rng.uniform(1, 90):.1f}".replace(".", ",")
    area = rng.choice([2, 3, 5, 5, 6, 10, 12, 15, 20, 25, 30, 40, 50, 60, 100, 170, 600, 1000, 1350, 10000])
    return Rupiah(area).dotted
