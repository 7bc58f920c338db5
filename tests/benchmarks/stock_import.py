"""How long django-import-export as it comes needs for the same rows: `… stock_import FILE` → JSON.

A ModelResource over one flat table with the columns of the file, keyed by project number: it reads the workbook with
its own XLSX format, makes the dry run that its admin shows, and then imports. It seals, checks and links nothing.
"""

import json
import sys
import time
from pathlib import Path

import django

django.setup()

from django.db import connection, models  # noqa: E402 - models exist only after setup
from import_export.fields import Field  # noqa: E402
from import_export.formats.base_formats import XLSX  # noqa: E402
from import_export.resources import ModelResource  # noqa: E402

KEY = "Id Proyek"


def flat_model(headers: list[str]) -> type[models.Model]:
    """A throw-away model: one text column for each header, the key unique and indexed."""
    columns = {name: models.TextField(null=True, unique=header == KEY) for name, header in _names(headers).items()}
    return type("FlatRow", (models.Model,), {"__module__": __name__, "Meta": Meta, **columns})


class Meta:
    app_label = "permits"


def resource_for(model: type[models.Model], headers: list[str]) -> ModelResource:
    names = _names(headers)
    fields = {name: Field(attribute=name, column_name=header) for name, header in names.items()}
    key = next(name for name, header in names.items() if header == KEY)
    options = type("Meta", (), {"model": model, "import_id_fields": [key], "fields": list(names)})
    return type("FlatResource", (ModelResource,), {**fields, "Meta": options})()


def _names(headers: list[str]) -> dict[str, str]:
    return {f"column_{place}": header for place, header in enumerate(headers)}


def timed(work):
    started = time.monotonic()
    made = work()
    return made, time.monotonic() - started


def main(path: Path) -> dict:
    data, read = timed(lambda: XLSX().create_dataset(path.read_bytes()))
    model = flat_model(data.headers)
    with connection.schema_editor() as editor:
        editor.create_model(model)
    resource = resource_for(model, data.headers)
    _, dry = timed(lambda: resource.import_data(data, dry_run=True, raise_errors=True))
    _, real = timed(lambda: resource.import_data(data, dry_run=False, raise_errors=True))
    return {"rows": model.objects.count(), "read": read, "dry_run": dry, "import": real}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
