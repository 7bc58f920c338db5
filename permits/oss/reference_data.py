"""Whose value counts for each column, from `fixtures/`."""

from permits.oss.models import FieldPolicy
from umkm_registry.reference_data import Added, add_missing


def load_field_policies() -> list[Added]:
    """What OSS decides about (scale, risk, legal form) is of OSS, what people know better is theirs."""
    return [add_missing(FieldPolicy, "field_policies.csv", "kind", "field")]
