"""Made-up people: names of invented syllables, numbers that have the right shape and belong to nobody.

Serial numbers from 9000 on in the NIK and the mobile prefixes 0844 and 0845 are not given out in Indonesia;
`.test` and `.example` are reserved for examples by RFC 2606.
"""

from itertools import accumulate
from typing import NamedTuple

from permits.oss.samples.values import Day

BEGINNINGS = ["Ba", "Ce", "Do", "Fi", "Ga", "He", "Ji", "Ku", "La", "Mo", "Ne", "Po", "Re", "So", "Tu", "Wi"]
MIDDLES = ["bo", "da", "fe", "go", "je", "ku", "lo", "mi", "nu", "pe", "re", "si", "to", "va", "we", "zo"]
ENDINGS = ["ba", "dun", "fi", "gar", "jo", "kim", "la", "mon", "nes", "po", "ru", "sel", "ta", "vin", "wa", "zil"]
WORDS_IN_A_NAME = [1, 2, 3, 4]
SHARE_OF_NAMES = [45, 89, 99, 100]
EDUCATION = ["SD/Sederajat", "SMP/Sederajat", "SMA/Sederajat", "SMA/Sederajat", "Diploma", "S1"]

AGENTS = 40
# One agent's number is on far more businesses than the next one's.
AGENT_WEIGHTS = list(accumulate(1 / place for place in range(1, AGENTS + 1)))

_DISTRICTS, _SERIALS, _BIRTH_DAYS = 6, 1000, 15000
_FIRST_BIRTH_DAY = Day(1960, 1, 1).toordinal()
_SPREAD = 48_271_387  # prime: walks through all NIKs once


class Person(NamedTuple):
    name: str
    nik: str
    sex: str
    born: Day
    education: str
    disabled: str


def word(rng) -> str:
    middle = rng.choice(MIDDLES) if rng.random() < 0.7 else ""
    return rng.choice(BEGINNINGS) + middle + rng.choice(ENDINGS)


def person_name(rng) -> str:
    """One word in 45 of 100 names, two in 44, three in 10, four in 1."""
    count = rng.choices(WORDS_IN_A_NAME, cum_weights=SHARE_OF_NAMES)[0]
    return " ".join(word(rng) for _ in range(count))


def make_person(number: int, rng) -> Person:
    """The person with this number: always the same, with a NIK that no other number has."""
    place = number * _SPREAD % (_DISTRICTS * _SERIALS * _BIRTH_DAYS)
    place, district = divmod(place, _DISTRICTS)
    birth_day, serial = divmod(place, _SERIALS)
    born = Day.fromordinal(_FIRST_BIRTH_DAY + birth_day)
    woman = rng.random() < 0.55
    nik = f"6471{district + 1:02}{born.day + 40 * woman:02}{born.month:02}{born.year % 100:02}{9000 + serial}"
    disabled = "Ya" if rng.random() < 0.01 else "Tidak"
    sex = "Perempuan" if woman else "Laki-laki"
    return Person(person_name(rng), nik, sex, born, rng.choice(EDUCATION), disabled)


def own_phone(number: int) -> str:
    """The mobile number of firm `number`, without 0 or 62 in front."""
    return f"844{(number + 271_828) * 57_735_027 % 10**8:08}"


def agent_phone(agent: int) -> str:
    return f"845{(agent + 11) * 17_320_508 % 10**8:08}"


def written_phone(phone: str, rng) -> str:
    """`phone` in one of the ways it stands in exports; empty in 25 of 100."""
    way = rng.random()
    if way < 0.25:
        return ""
    if way < 0.71:
        return f"+62{phone}"
    if way < 0.93:
        return f"0{phone}"
    if way < 0.96:
        return f"62{phone}"
    if way < 0.98:
        return phone
    if way < 0.987:
        return f"{phone[:3]}-{phone[3:7]}-{phone[7:]}"
    odd = [
        f"NONAKTIF_+62{phone}",
        f"(0542) 9{phone[-6:]}",
        "0",
        "-",
        f"0{phone}/0{phone[:-1]}5",
        f"0{phone[:3]} {phone[3:]}_",
    ]
    return rng.choice(odd)


def written_email(address: str, rng) -> str:
    """'-' in 23 of 100, empty in 8, one shared address in 18, else `address`."""
    way = rng.random()
    if way < 0.23:
        return "-"
    if way < 0.31:
        return ""
    return "oss@pendamping.example" if way < 0.49 else address
