"""The register's tables, one file a noun."""

from umkm_registry.businesses.models.activities import Activity
from umkm_registry.businesses.models.bulk_edits import BulkEdit
from umkm_registry.businesses.models.businesses import Business
from umkm_registry.businesses.models.exports import RegisterExport
from umkm_registry.businesses.models.identifiers import Identifier
from umkm_registry.businesses.models.looks import Look
from umkm_registry.businesses.models.owners import Owner
from umkm_registry.businesses.models.places import Place
from umkm_registry.businesses.models.reference import Kbli, ScopeRule, Sector, SectorRule
from umkm_registry.businesses.models.transfers import TransferRequest

__all__ = [
    "Activity",
    "BulkEdit",
    "Business",
    "Identifier",
    "Kbli",
    "Look",
    "Owner",
    "Place",
    "RegisterExport",
    "ScopeRule",
    "Sector",
    "SectorRule",
    "TransferRequest",
]
