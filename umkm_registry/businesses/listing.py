"""What the list of businesses needs of each row."""

from django.db.models import Prefetch
from django.db.models.functions import Upper

from umkm_registry.businesses.columns import COLUMNS
from umkm_registry.businesses.models import Identifier, Place


def for_list(businesses, user, columns=COLUMNS):
    """Rows for `columns`, sortable by `sort_name`: `shown_places` the user may see, undamaged `nibs`.

    Three queries; two where no column tells the NIB.
    """
    rows = businesses.annotate(sort_name=Upper("name")).select_related("owner", "sector")
    rows = rows.prefetch_related(Prefetch("places", queryset=_places(user), to_attr="shown_places"))
    if not any(column.name == "nib" for column in columns):
        return rows
    nibs = Identifier.objects.filter(kind="nib", damaged=False).order_by("id")
    return rows.prefetch_related(Prefetch("identifiers", queryset=nibs, to_attr="nibs"))


def _places(user):
    living = Place.objects.visible_to(user).filter(merged_into__isnull=True)
    return living.select_related("subdistrict__district").order_by("id")


def surviving(row):
    """The business, place or owner that `row` was merged into, however often; itself when it was not merged."""
    while row.merged_into_id:
        row = row.merged_into
    return row
