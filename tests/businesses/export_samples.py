"""Exports asked for as the button does it, and their files read back by a reader that did not write them."""

import uuid

from python_calamine import CalamineWorkbook

from umkm_registry.businesses.export_requests import request_export
from umkm_registry.businesses.models import RegisterExport


def exported(actor, query: str = "", format: str = "xlsx") -> RegisterExport:
    """An export of the list at `query`, made at once unless it is large."""
    return request_export(query, format, actor, uuid.uuid4())


def sheet(export: RegisterExport, name: str = "Usaha") -> list[list[str]]:
    """The rows of a sheet, titles first."""
    return CalamineWorkbook.from_path(export.file.path).get_sheet_by_name(name).to_python()


def names(export: RegisterExport) -> list[str]:
    """The businesses in the file, in its order."""
    return [row[0] for row in sheet(export)[1:]]


def past_export(actor, **facts) -> RegisterExport:
    """An export whose file is gone, as far as its own row tells."""
    facts = {
        "words": "Usaha yang dihitung UMKM. Skala: Usaha Mikro",
        "columns": ["nama", "nib"],
        "format": "xlsx",
        "state": "done",
        **facts,
    }
    return RegisterExport.objects.create(actor=actor, rows=1_284, **facts)
