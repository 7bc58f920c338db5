"""The cells an import changes, page by page: filtered by column and kecamatan, counted by column."""

from functools import cached_property

from django.core.cache import cache
from django.db.models import Count

from permits.oss.filters import DifferenceFilter
from permits.oss.models import Difference, ImportBatch
from permits.oss.wording import FIELDS, value_words
from umkm_registry.businesses.models import Business, Identifier
from umkm_registry.pages import KeysetPager
from umkm_registry.regions.models import District

OWN_PARAMETERS = ("kolom", "jenis", "kecamatan", "ditahan", "sesudah", "sebelum")
COUNTS_KEPT_SECONDS = 3600


class DifferenceList:
    """Context of the section *Perubahan nilai*. At any page three look-ups by key, besides the counts."""

    def __init__(self, batch: ImportBatch, request):
        self.batch, self.request = batch, request
        self.filter = DifferenceFilter(request.GET, Difference.objects.filter(batch=batch), request=request)
        self.pager = KeysetPager(request, self.filter.qs, ())

    @cached_property
    def counts(self) -> dict:
        """{"columns": {(kind, field): cells}, "held": cells, "businesses": n}, of all differences.

        They change only when the import is compared or saved, so they are worked out once.
        """
        moment = self.batch.phase_at.timestamp() if self.batch.phase_at else 0
        key = f"differences:{self.batch.pk}:{moment}:{self.batch.state}"
        return cache.get_or_set(key, self._count, COUNTS_KEPT_SECONDS)

    def _count(self) -> dict:
        every = Difference.objects.filter(batch=self.batch).order_by()
        columns = every.values_list("kind", "field").annotate(cells=Count("id"))
        return {
            "columns": {(kind, field): cells for kind, field, cells in columns},
            "held": every.filter(held=True).count(),
            "businesses": every.aggregate(n=Count("business_id", distinct=True))["n"],
        }

    @property
    def total(self) -> int:
        return sum(self.counts["columns"].values())

    @property
    def columns(self) -> list[dict]:
        """{"name", "number", "url", "on"} of each column with differences, most first; all of them in front."""
        asked = self.request.GET.get("kolom", "")
        found = sorted(self.counts["columns"].items(), key=lambda item: -item[1])
        links = [{"name": "Semua kolom", "number": self.total, "url": self._url(), "on": not asked}]
        for (kind, field), cells in found:
            key = f"{kind}.{field}"
            name = FIELDS.get((kind, field), field)
            links.append({"name": name, "number": cells, "url": self._url(kolom=key), "on": asked == key})
        return links

    @property
    def districts(self) -> list[dict]:
        asked = self.request.GET.get("kecamatan", "")
        kept = {"kolom": self.request.GET.get("kolom", "")}
        links = [{"name": "Semua kecamatan", "url": self._url(**kept), "on": not asked}]
        for district in District.objects.visible_to(self.request.user):
            url = self._url(**kept, kecamatan=district.code)
            links.append({"name": district.name, "url": url, "on": asked == district.code})
        return links

    @property
    def held_url(self) -> str:
        return self._url(ditahan="true")

    @cached_property
    def rows(self) -> list[dict]:
        """The page's rows in words: {"business", "nib", "column", "old", "new", "held"}."""
        ids = {row.business_id for row in self.pager.rows}
        businesses = Business.objects.visible_to(self.request.user).in_bulk(ids)
        nibs = Identifier.objects.filter(business__in=ids, kind="nib", damaged=False).order_by("-id")
        numbers = dict(nibs.values_list("business_id", "value"))
        return [
            {
                "business": businesses.get(row.business_id),
                "nib": numbers.get(row.business_id, ""),
                "column": FIELDS.get((row.kind, row.field), row.field),
                "old": value_words(row.kind, row.field, row.old),
                "new": value_words(row.kind, row.field, row.new),
                "held": row.held,
            }
            for row in self.pager.rows
        ]

    def _url(self, **wanted: str) -> str:
        query = self.request.GET.copy()
        for name in OWN_PARAMETERS:
            query.pop(name, None)
        query.update({name: value for name, value in wanted.items() if value})
        return f"{self.request.path}?{query.urlencode()}#perubahan"
