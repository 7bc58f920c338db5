"""The tables of the import: batches, source layer, decisions."""

from permits.oss.models.batches import GRAINS, Finding, ImportBatch, StagedRow
from permits.oss.models.decisions import Difference, FieldPolicy, Proposal, UndoneRow
from permits.oss.models.source import Sighting, SourceRecord

__all__ = [
    "GRAINS",
    "Difference",
    "FieldPolicy",
    "Finding",
    "ImportBatch",
    "Proposal",
    "Sighting",
    "SourceRecord",
    "StagedRow",
    "UndoneRow",
]
