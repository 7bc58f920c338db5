"""Permit types and the names OSS gives their documents, from `fixtures/`."""

from permits.models import PermitType, PermitTypeAlias
from umkm_registry.reference_data import Added, add_missing


def load_permit_types() -> list[Added]:
    """NIB and IUMK count as izin usaha. Patterns of numbers only warn."""
    return [
        add_missing(PermitType, "permit_types.csv", "code"),
        add_missing(PermitTypeAlias, "permit_type_aliases.csv", "text", permit_type=(PermitType, "code")),
    ]
