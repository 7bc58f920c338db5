"""Paging through a long table of the back office: counting stops at a limit, and so do the pages."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from umkm_registry.pages import KeysetPager


class CappedPaginator(Paginator):
    """The first COUNT_LIMIT rows. Whoever looks for another one searches or filters: nobody leafs through 200 pages.

    Counting all rows and leaving out all rows before a late page both take longer the more rows there are.
    """

    LIMIT = KeysetPager.COUNT_LIMIT

    @cached_property
    def count(self) -> int:
        return min(self._counted, self.LIMIT)

    @property
    def is_capped(self) -> bool:
        """Whether there are more rows than are counted and shown."""
        return self._counted > self.LIMIT

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by()[: self.LIMIT + 1].count()
