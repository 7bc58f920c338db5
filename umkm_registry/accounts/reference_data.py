"""The institutions whose people work with the register, from `fixtures/`."""

from umkm_registry.accounts.models import Institution
from umkm_registry.reference_data import Added, add_missing
from umkm_registry.regions.models import District


def load_institutions() -> list[Added]:
    """Partner banks stand there by kind only; the office names them."""
    return [add_missing(Institution, "institutions.csv", "code", district=(District, "code"))]
