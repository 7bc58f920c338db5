"""Which rows are exported: those of the list, in its order, with the chosen columns, as far as the user sees."""

from tests.register_samples import make_business
from umkm_registry.businesses.columns import COLUMNS
from umkm_registry.businesses.exporting import rows_of
from umkm_registry.businesses.listing import for_list
from umkm_registry.businesses.models import Business


def test_rows_come_in_the_order_of_the_list_with_the_chosen_columns(cast):
    numbers = {name: make_business(name).identifiers.get().value for name in ("Batik Rekaan", "Amplang Rekaan")}
    listed = for_list(Business.objects.visible_to(cast["data_manager"]), cast["data_manager"]).order_by("sort_name")
    chosen = [column for column in COLUMNS if column.name in ("nama", "nib")]
    assert list(rows_of(listed, chosen)) == [[name, numbers[name]] for name in sorted(numbers)]


def test_a_user_without_a_scope_exports_no_row(cast):
    make_business("Amplang Rekaan")
    listed = for_list(Business.objects.visible_to(cast["technical_admin"]), cast["technical_admin"])
    assert list(rows_of(listed, COLUMNS)) == []
