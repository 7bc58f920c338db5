"""Writing old values into the register of today, row by row: what does not fit any more is refused in words."""

from contextlib import contextmanager

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.db import IntegrityError, transaction
from psycopg.errors import ForeignKeyViolation

from umkm_registry.history.bulk_changes import execute
from umkm_registry.history.changes import parts
from umkm_registry.history.models import Act
from umkm_registry.history.tracking import Tracked
from umkm_registry.sealing import unseal


class NoFit(Exception):
    """The old values do not fit the register of today; the message says why. Nothing of them was written."""


def write(row: Tracked, version, names: list[str], act: Act) -> None:
    """Give the parts `names` of `row` the values of `version`, and whoever vouched for them then."""
    columns = [column for name in names for column in parts(type(row))[name]]
    refuse_lost_keys(columns, version)
    for column in columns:
        setattr(row, column.attname, getattr(version, column.attname))
    row.act, also = act, ["act"]
    if hasattr(row, "confirmed"):
        vouched = {name: version.confirmed[name] for name in names if name in version.confirmed}
        row.confirmed = {name: by for name, by in row.confirmed.items() if name not in names} | vouched
        also.append("confirmed")
    with refusing_in_words():
        row.save(update_fields=[*also, *(column.name for column in columns)])


def put_in(rows: list[tuple[type[Tracked], object]], act: Act) -> list[Tracked]:
    """Make the rows again that (table, last version) describe, with their old keys; parents first, all or none."""
    with refusing_in_words():
        return [_put_in(model, version, act) for model, version in rows]


def remove(rows: list[Tracked]) -> None:
    """Delete rows, children first, all or none. The caller has named the act to the triggers."""
    with refusing_in_words():
        for row in rows:
            execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [row.pk])


def depth(model: type[Tracked]) -> int:
    """How many register tables stand above this one: 0 for one that points at none of them."""
    above = {column.related_model for column in model._meta.concrete_fields if column.is_relation} - {model}
    return max((1 + depth(parent) for parent in above if issubclass(parent, Tracked)), default=0)


def refuse_lost_keys(columns: list, version) -> None:
    """Nobody could ever open what was sealed with a key that is gone."""
    for column in columns:
        sealed = getattr(version, column.attname) if column.name.endswith("_sealed") else ""
        if sealed and not _opens(sealed):
            raise NoFit("nilai lamanya tersegel dengan kunci yang sudah tidak ada")


@contextmanager
def refusing_in_words():
    """A savepoint; NoFit with words where a rule of the database refuses."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise NoFit(_words(error)) from error


def _put_in(model: type[Tracked], version, act: Act) -> Tracked:
    kept = [column.attname for column in model._meta.concrete_fields if hasattr(version, column.attname)]
    refuse_lost_keys(model._meta.concrete_fields, version)
    values = {name: getattr(version, name) for name in kept if name not in ("id", "act_id")}
    row = model(pk=version.pgh_obj_id, act=act, **values)
    row.save(force_insert=True)
    return row


def _opens(sealed: str) -> bool:
    try:
        unseal(sealed)
    except (KeyError, InvalidTag):
        return False
    return True


def _words(error: IntegrityError) -> str:
    """What the database refused, in the words of the constraint or of the table that stands in the way."""
    told = error.__cause__.diag
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == told.constraint_name:
                return _small(str(constraint.violation_error_message))
    if isinstance(error.__cause__, ForeignKeyViolation):
        if "still referenced" in (told.message_detail or ""):
            return f"masih dipakai oleh {_table_words(told.table_name)}"
        return "nilai lamanya menunjuk data yang sudah tidak ada"
    return "tidak sesuai lagi dengan data sekarang"


def _table_words(table: str) -> str:
    return next((str(model._meta.verbose_name) for model in apps.get_models() if model._meta.db_table == table), table)


def _small(sentence: str) -> str:
    """As it stands inside a sentence: without the last stop, and small unless it begins with NIB, NIK or OSS."""
    first = sentence.split(" ", 1)[0]
    return (sentence if first.isupper() else sentence[:1].lower() + sentence[1:]).rstrip(".")
