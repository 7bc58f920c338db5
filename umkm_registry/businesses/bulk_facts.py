"""The facts of a business or a place that can be changed for many at once, and the values each may get."""

from collections.abc import Callable
from dataclasses import dataclass, field

from umkm_registry.businesses.models import Business, Place, Sector
from umkm_registry.businesses.models.businesses import CAPITALS, SCALES
from umkm_registry.regions.models import Subdistrict

UNKNOWN = "Tidak diketahui"
BY_KBLI = "-"


@dataclass(frozen=True)
class Choice:
    """`key` stands in addresses, `words` on the page; `stored` is what the column gets. `group` is a heading or ""."""

    key: str
    words: str
    stored: int | str | None
    group: str = ""


@dataclass(frozen=True)
class BulkFact:
    """One column of businesses or of places; `column` is also its name in `confirmed`.

    `shown`: the database column in which its present value is read. `choices(user)`: the values a person may give;
    None: any text that fits.
    """

    name: str
    label: str
    model: type
    column: str
    shown: str
    choices: Callable | None
    names: Callable[[], dict] = field(default=dict)

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def written(self) -> str:
        """The database column that is changed."""
        return self.model._meta.get_field(self.column).column

    @property
    def of_places(self) -> bool:
        return self.model is Place

    @property
    def reference(self) -> str:
        """The table that the column points to, "" where it holds the value itself."""
        related = self.model._meta.get_field(self.column).related_model
        return related._meta.db_table if related else ""

    @property
    def linked(self) -> list[str]:
        """What to select along with a row, so that its value has words."""
        return [self.column] if self.reference else []

    def in_words(self) -> Callable[[str], str]:
        """A function from a stored value, as text, to words. One query at most."""
        names = {str(stored): words for stored, words in self.names().items()}
        return lambda text: names.get(text, text) if text else UNKNOWN


def _listed(choices: list) -> Callable:
    return lambda user: [Choice(key, words, key) for key, words in choices]


def _sectors(user) -> list[Choice]:
    by_kbli = Choice(BY_KBLI, "Menurut KBLI kegiatan utama", None)
    return [by_kbli, *(Choice(row.code, row.name, row.pk) for row in Sector.objects.all())]


def _subdistricts(user) -> list[Choice]:
    """The kelurahan in which the person may work, under their kecamatan."""
    seen = Subdistrict.objects.visible_to(user).select_related("district").order_by("district__code", "code")
    return [Choice(row.code, row.name, row.pk, row.district.name) for row in seen]


def _sector_names() -> dict:
    return dict(Sector.objects.values_list("pk", "name"))


def _subdistrict_names() -> dict:
    return dict(Subdistrict.objects.values_list("pk", "name"))


FACTS = {
    fact.name: fact
    for fact in (
        BulkFact("sektor", "Sektor", Business, "given_sector", "sector_id", _sectors, _sector_names),
        BulkFact("kelurahan", "Kelurahan", Place, "subdistrict", "subdistrict_id", _subdistricts, _subdistrict_names),
        BulkFact("skala", "Skala", Business, "scale", "scale", _listed(SCALES), lambda: dict(SCALES)),
        BulkFact("bentuk", "Bentuk usaha", Business, "legal_form", "legal_form", None),
        BulkFact("modal", "Penanaman modal", Business, "capital", "capital", _listed(CAPITALS), lambda: dict(CAPITALS)),
        BulkFact("tempat", "Jenis tempat", Place, "kind", "kind", _listed(Place.KINDS), lambda: dict(Place.KINDS)),
    )
}
