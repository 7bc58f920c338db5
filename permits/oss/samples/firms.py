"""Made-up firms: one NIB each, with about three projects and the applications about them.

`Firms(seed)` is a city without end: `firm(n)` is the same firm however often and in whichever order it is asked
for, so an export of NIBs, one of projects and one of permits made with the same seed speak of the same firms.
"""

from itertools import accumulate
from random import Random
from typing import NamedTuple

from permits.oss.samples import people
from permits.oss.samples.applications import Application, make_application
from permits.oss.samples.people import Person, make_person
from permits.oss.samples.places import ELSEWHERE, Place, make_place
from permits.oss.samples.projects import Project, make_project, soil
from permits.oss.samples.values import Day

# Every 33rd firm got its NIB before OSS-RBA, when numbers did not begin with their date.
OLD_EVERY = 33
_FIRST_OLD, _LAST_OLD = Day(2018, 11, 1).toordinal(), Day(2021, 7, 31).toordinal()
_FIRST_NEW, _LAST_NEW = Day(2021, 8, 4).toordinal(), Day(2026, 10, 31).toordinal()

BODIES = {
    "Perseroan Terbatas (PT)": ("PT. Contoh", 30),
    "Perseroan Terbatas (PT) Perorangan": ("PT. Umpama", 25),
    "Persekutuan Komanditer (CV / Commanditaire Vennootschap)": ("CV. Rekaan", 28),
    "Koperasi": ("Koperasi Contoh", 7),
    "Yayasan": ("Yayasan Rekaan", 5),
    "Badan Hukum Lainnya": ("Badan Contoh", 3),
    "Persekutuan Firma (Fa / Venootschap Onder Firma)": ("Fa. Umpama", 1),
    "Persyarikatan atau Perkumpulan": ("Perkumpulan Contoh", 1),
}
BODY_FORMS, BODY_WEIGHTS = list(BODIES), list(accumulate(weight for _, weight in BODIES.values()))
SCALES = ["Usaha Mikro", "Usaha Kecil", "Usaha Menengah", "Usaha Besar"]
SHARE_OF_SCALES = [983, 995, 998, 1000]
PROJECTS = [1, 2, 3, 4, 5, 6, 8, 10, 15]
SHARE_OF_PROJECTS = [35, 55, 70, 80, 87, 92, 96, 99, 100]
APPLICATIONS = [1, 2, 3, 5, 9, 18]
SHARE_OF_APPLICATIONS = [910, 957, 982, 994, 999, 1000]


class Firm(NamedTuple):
    index: int
    nib: str
    issued: Day
    form: str
    capital: str
    scale: str
    name: str
    person: Person
    phone: str
    email: str
    office: Place
    projects: tuple[Project, ...]
    applications: tuple[Application, ...]

    npwp = property(lambda self: f"99{(self.index * 9_999_991) % 10**7:07}721000")
    nib_status = property(lambda self: "Aktif")
    nib_if_told = property(lambda self: "" if self.index % 10 < 3 else self.nib)
    sidt_number = property(lambda self: str(700_000 + self.index))


class Firms:
    """The made-up firms of one seed. With `quirks=False` every cell is filled and written without a fault."""

    def __init__(self, seed: int = 1, quirks: bool = True):
        self.seed, self.quirks = seed, quirks

    def is_old(self, index: int) -> bool:
        return index % OLD_EVERY == OLD_EVERY // 2

    def firm(self, index: int) -> Firm:
        """The firm with this number, 0 ≤ index < 10,000,000; a quarter of a millisecond."""
        rng = Random((self.seed << 32) + 2 * index)
        dirt = Random((self.seed << 32) + 2 * index + 1) if self.quirks else None
        issued = self._issued(index, rng)
        person = self._person(index, rng)
        form, name, capital = _legal(person, rng, dirt)
        if capitals := rng.random() < 0.81:
            name, person = name.upper(), person._replace(name=person.name.upper())
        scale = rng.choices(SCALES, cum_weights=SHARE_OF_SCALES)[0]
        office = make_place(rng, dirt, person.nik, capitals)
        projects = self._projects(index, issued, office, scale, person, capitals, rng, dirt)
        phone, email = _contacts(index, rng, dirt)
        if dirt is not None:
            office, name = _moved_away(office, dirt), _spaced(name, dirt)
        return Firm(
            index=index,
            nib=self._nib(index, issued),
            issued=issued,
            form=form,
            capital=capital,
            scale=max((project.scale for project in projects), key=SCALES.index),
            name=name,
            person=person,
            phone=phone,
            email=email,
            office=office,
            projects=projects,
            applications=_applications(index, projects, rng, dirt),
        )

    def _issued(self, index: int, rng) -> Day:
        if self.is_old(index):
            return Day.fromordinal(rng.randrange(_FIRST_OLD, _LAST_OLD))
        return Day.fromordinal(rng.randrange(_FIRST_NEW, _LAST_NEW))

    def _nib(self, index: int, issued: Day) -> str:
        tail = _tail(index, 6_180_339 + 10 * self.seed)
        if not self.is_old(index):
            return f"{issued.digits}{tail:07}"
        if issued.year < 2020:
            return f"{issued.year % 10}120{tail:07}{issued.day:02}"
        return f"{issued.year % 10}2{issued.month + 20}0{tail:07}{issued.day % 10}"

    def _person(self, index: int, rng) -> Person:
        """One in 200 owners took a second NIB: the person of the firm before, once more."""
        if self.quirks and index % 200 == 199:
            return make_person(index - 1, Random((self.seed << 33) + index - 1))
        return make_person(index, Random((self.seed << 33) + index))

    def _projects(self, index, issued, office, scale, person, capitals, rng, dirt) -> tuple[Project, ...]:
        projects, place = [], office
        for count in range(rng.choices(PROJECTS, cum_weights=SHARE_OF_PROJECTS)[0]):
            if count and rng.random() < 0.25:
                place = make_place(rng, dirt, person.nik, capitals)
            own_scale = "Usaha Kecil" if scale == "Usaha Mikro" and rng.random() < 0.01 else scale
            submitted = issued if count == 0 else _later(issued, rng)
            number = _number(submitted, _tail(index, 4_142_137 + 10 * self.seed), count, rng)
            project = make_project(number, submitted, place, own_scale, count == 0, person.name, rng)
            projects.append(project if dirt is None else soil(project, dirt))
        return tuple(projects)


def _tail(index: int, step: int) -> int:
    """Seven digits that look random and that no other firm has; `step` may not share a divisor with 10."""
    return (index + 31_337) * step % 10**7


def _number(day: Day, tail: int, count: int, rng) -> str:
    """21 digits: a moment of `day`, one minute apart for each `count`, and a tail no other firm has."""
    hour, second = int(8 + rng.random() * 9), int(rng.random() * 60)
    return f"{day.ymd}{hour:02}{count:02}{second:02}{tail:07}"


def _later(day: Day, rng) -> Day:
    return Day.fromordinal(min(_LAST_NEW, day.toordinal() + rng.randrange(400)))


def _legal(person: Person, rng, dirt) -> tuple[str, str, str]:
    """Form, name and capital: 90 of 100 firms are persons who trade under their own name."""
    if rng.random() < 0.9:
        other = dirt is not None and dirt.random() < 0.02
        return "Perorangan", f"{person.name} {people.word(dirt)}" if other else person.name, "PMDN"
    form = rng.choices(BODY_FORMS, cum_weights=BODY_WEIGHTS)[0]
    capital = "PMA" if form == "Perseroan Terbatas (PT)" and rng.random() < 0.1 else "PMDN"
    return form, f"{BODIES[form][0]} {people.word(rng)} {people.word(rng)}", capital


def _moved_away(office: Place, dirt) -> Place:
    """One in 100 offices lies in another city."""
    if dirt.random() < 0.01:
        return office._replace(city=dirt.choice(ELSEWHERE), kelurahan="Umpama Jauh", district="Rekaan Jauh")
    return office


def _spaced(name: str, dirt) -> str:
    way = dirt.random()
    if way < 0.005:
        return name.replace(" ", "\xa0")
    if way < 0.01:
        return f"{name}  "
    return name.replace(" ", "  ") if way < 0.015 else name


def _contacts(index: int, rng, dirt) -> tuple[str, str]:
    address = f"pelaku{index}@surel.example"
    agent = rng.choices(range(people.AGENTS), cum_weights=people.AGENT_WEIGHTS)[0] if rng.random() < 0.1 else None
    phone = people.own_phone(index) if agent is None else people.agent_phone(agent)
    if dirt is None:
        return f"+62{phone}", address
    return people.written_phone(phone, dirt), people.written_email(address, dirt)


def _applications(index: int, projects: tuple[Project, ...], rng, dirt) -> tuple[Application, ...]:
    applications = []
    for count in range(rng.choices(APPLICATIONS, cum_weights=SHARE_OF_APPLICATIONS)[0]):
        project = projects[0] if count == 0 else rng.choice(projects)
        decided = _later(project.submitted, rng) if rng.random() < 0.2 else project.submitted
        number = _number(decided, _tail(index, 7_320_509), count, rng)
        applications.append(make_application(number, decided, project, count == 0, rng, dirt))
    return tuple(applications)
