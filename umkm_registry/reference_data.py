"""Reference tables filled from `fixtures/`: rows that are missing are added, rows that are there stay untouched.

So a new version can bring new rows, and nothing the office changed in the admin is undone.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction


@dataclass(frozen=True)
class Added:
    """What came of one file: rows added, and rows skipped because what they name or hold is taken otherwise."""

    table: str
    rows: int
    skipped: int = 0


# Apps that own reference tables register in AppConfig.ready(); the lower app stands first in INSTALLED_APPS.
LOADERS: list[Callable[[], list[Added]]] = []


@transaction.atomic
def load_reference_data() -> list[Added]:
    """Run every registered loader, lower apps first. May be run at any time and any number of times."""
    return [added for load in LOADERS for added in load()]


def add_missing(model: type[models.Model], file_name: str, *key: str, **links: tuple) -> Added:
    """Add the rows of `fixtures/<file_name>` whose `key` columns are not in the table yet.

    `links` says how a column names a row of another table: `city=(City, "code")`. A row is skipped when that row is
    gone, or when the office gave one of its unique values to another row. Raises ValidationError for a bad cell.
    """
    there = set(model.objects.values_list(*key))
    rows = [row for row in read(file_name) if tuple(row[column] for column in key) not in there]
    named = {column: dict(target.objects.values_list(name, "pk")) for column, (target, name) in links.items()}
    known = [row for row in rows if all(not row[column] or row[column] in named[column] for column in links)]
    before = model.objects.count()
    model.objects.bulk_create([_instance(model, row, named) for row in known], ignore_conflicts=True)
    added = model.objects.count() - before
    return Added(str(model._meta.verbose_name), added, len(rows) - added)


def read(file_name: str) -> list[dict[str, str]]:
    """The rows of a fixture, column name → text."""
    with open(settings.BASE_DIR / "fixtures" / file_name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _instance(model, row, named):
    values = {}
    for column, text in row.items():
        field = model._meta.get_field(column)
        if column in named:
            values[field.attname] = named[column][text] if text else None
        else:
            values[column] = field.clean(None if field.null and not text else text, None)
    return model(**values)
