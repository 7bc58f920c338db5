"""Sectors and their rules, KBLI, and what counts as UMKM, from `fixtures/`."""

from umkm_registry.businesses.models import Kbli, ScopeRule, Sector, SectorRule
from umkm_registry.businesses.sectors import rules_changed
from umkm_registry.reference_data import Added, add_missing


def load_classifications() -> list[Added]:
    """Every division of each KBLI version has a sector, so no code is without one.

    KBLI 2020: Peraturan BPS 2/2020, all divisions and the classes small businesses use most; `load_kbli` takes the
    whole list. The rules for 2025 (Peraturan BPS 7/2025) differ where numbers got another meaning: division 45 is
    gone, 478 was street vendors and is now motor vehicles, their repair moved to 953.
    """
    added = [
        add_missing(Sector, "sectors.csv", "code"),
        add_missing(SectorRule, "sector_rules.csv", "version", "prefix", sector=(Sector, "code")),
        add_missing(Kbli, "kbli.csv", "version", "code"),
        add_missing(ScopeRule, "scope_rules.csv", "fact", "value"),
    ]
    rules_changed()
    return added
