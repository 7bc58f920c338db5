"""The notice on personal data, from `fixtures/`."""

from umkm_registry.personal_data.models import PrivacyNotice
from umkm_registry.reference_data import Added, add_missing


def load_notices() -> list[Added]:
    return [add_missing(PrivacyNotice, "privacy_notices.csv", "version")]
