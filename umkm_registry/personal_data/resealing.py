"""Replacing the keys of personal data: every sealed value and keyed hash anew under the first key, batch by batch.

Nothing keeps the place where it stopped: each step asks for rows that still carry another key. So it may be stopped
and begun again at any time, and finds nothing to do when all is done. Old versions are rewritten in place and no new
version is made, for what a row says does not change.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pgtrigger
from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import JSONField, Model

from umkm_registry.history.bulk_changes import REGISTER_LOCK, execute
from umkm_registry.sealing import fingerprint, key_ids, unseal
from umkm_registry.sealing import seal as seal_anew

BATCH = 2000
SEALED, HASH = "_sealed", "_hash"
# Table → what follows for the rows (their ids) whose JSON was resealed. Apps register in AppConfig.ready().
AFTER_JSON: dict[str, Callable[[list[int]], None]] = {}


class ReplacingRefused(ValidationError):
    """Keys could not be replaced everywhere; what was done stays done, and the message says what to do."""


@dataclass(frozen=True)
class Store:
    """One table with sealed values; `columns` are those read and written, `foreign` is SQL for a row to be done."""

    table: str
    key: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    foreign: str
    reseal: Callable[[tuple, str], tuple]


def stores() -> list[Store]:
    """Every table of ours with sealed values, old versions included; a new model is found by its columns' names."""
    found = []
    for model in apps.get_models():
        names = [field.column for field in model._meta.concrete_fields]
        if "sealed" in names and isinstance(model._meta.get_field("sealed"), JSONField):
            found.append(_json_store(model))
        elif sealed := [name for name in names if name.endswith(SEALED)]:
            found.append(_column_store(model, sealed))
        elif "columns" in names and isinstance(model._meta.get_field("columns"), JSONField):
            found.append(_proposal_store(model))
    return found


def replace_keys(tell: Callable[[str], object]) -> str:
    """Put every sealed value under the first key and answer its id; `tell` hears how far it is, in words.

    Refused where a key is missing, a value was tampered with, or two owners turn out to have one NIK.
    """
    key_id = key_ids()[0]
    try:
        with nothing_else_changes_much():
            left = sum(_replace(store, key_id, tell) for store in stores())
    except (KeyError, InvalidTag) as error:
        raise ReplacingRefused(
            f"Ada data yang kuncinya tidak tersedia atau rusak ({error}). Tambahkan kunci lama ke "
            "PERSONAL_DATA_KEYS, lalu ulangi; yang sudah selesai tidak dikerjakan lagi."
        ) from error
    except IntegrityError as error:
        raise ReplacingRefused(
            "Dua pelaku usaha ternyata ber-NIK sama, satu di bawah kunci lama. Gabungkan dulu, lalu ulangi."
        ) from error
    if left:
        raise ReplacingRefused(f"{left} baris masih memakai kunci lama karena ditulis sementara ini. Ulangi perintah.")
    return key_id


def _replace(store: Store, key_id: str, tell: Callable[[str], object]) -> int:
    """Reseal one table; how many rows are left, written meanwhile by a process that has only the old key."""
    done, total = 0, remaining(store, key_id)
    for rows in reseal(store):
        done += rows
        tell(f"{store.table}: {done} dari {max(done, total)}")
    return remaining(store, key_id)


def remaining(store: Store, key_id: str) -> int:
    """How many rows of `store` hold a value under another key than `key_id`."""
    return execute(f"SELECT count(*) FROM {store.table} WHERE {store.foreign}", {"mine": f"{key_id}:%"})[0][0]


@contextmanager
def nothing_else_changes_much() -> Iterator[None]:
    """Imports and bulk edits wait meanwhile: they compare hashes, which must all be of one key."""
    execute("SELECT pg_advisory_lock(%s)", [REGISTER_LOCK])
    try:
        yield
    finally:
        execute("SELECT pg_advisory_unlock(%s)", [REGISTER_LOCK])


def reseal(store: Store) -> Iterator[int]:
    """Do all rows of `store`, one transaction a batch; tells after each how many rows it did.

    KeyError when a value's key is at hand no longer, InvalidTag when one was tampered with: that batch is taken back.
    """
    key_id = key_ids()[0]
    last = 0
    while done := _batch(store, key_id, last):
        last = done[-1]
        yield len(done)


def _batch(store: Store, key_id: str, last: int) -> list[int]:
    names = {"mine": f"{key_id}:%", "last": last}
    with transaction.atomic():
        rows = execute(
            f"SELECT {store.key}, {', '.join(store.columns)} FROM {store.table} "
            f"WHERE {store.key} > %(last)s AND ({store.foreign}) ORDER BY {store.key} LIMIT {BATCH} FOR UPDATE",
            names,
        )
        if not rows:
            return []
        ids = [row[0] for row in rows]
        _write(store, ids, [store.reseal(row[1:], key_id) for row in rows])
        if store.table in AFTER_JSON:
            AFTER_JSON[store.table](ids)
    return ids


def _write(store: Store, ids: list[int], rows: list[tuple]) -> None:
    new = ", ".join(f"%s::{kind}[]" for kind in ("bigint", *store.types))
    names = ", ".join(f"n{number}" for number in range(len(store.columns)))
    assigned = ", ".join(f"{column} = n.n{number}" for number, column in enumerate(store.columns))
    with pgtrigger.ignore():
        execute(
            f"UPDATE {store.table} t SET {assigned} FROM unnest({new}) n(id, {names}) WHERE t.{store.key} = n.id",
            [ids, *(list(column) for column in zip(*rows, strict=True))],
        )


def _anew(sealed: str, old_hash: str, key_id: str) -> tuple[str, str]:
    """A sealed value and its hash under the first key; as they are when they are so already."""
    if not sealed or sealed.startswith(f"{key_id}:"):
        return sealed, old_hash
    text = unseal(sealed)
    return seal_anew(text), fingerprint(text) if old_hash else old_hash


def _column_store(model: type[Model], sealed: list[str]) -> Store:
    hashes = [name.removesuffix(SEALED) + HASH for name in sealed]

    def reseal_row(cells: tuple, key_id: str) -> tuple:
        pairs = zip(cells[: len(sealed)], cells[len(sealed) :], strict=True)
        anew = [_anew(*pair, key_id) for pair in pairs]
        return (*(pair[0] for pair in anew), *(pair[1] for pair in anew))

    foreign = " OR ".join(f"({name} <> '' AND {name} NOT LIKE %(mine)s)" for name in sealed)
    columns = (*sealed, *hashes)
    meta = model._meta
    return Store(meta.db_table, meta.pk.column, columns, ("text",) * len(columns), foreign, reseal_row)


def _json_store(model: type[Model]) -> Store:
    """A table with `sealed` (name → sealed value) and `values` (with `<name>_hash` where the name has one)."""

    def reseal_row(cells: tuple, key_id: str) -> tuple:
        values, sealed = (json.loads(cell) if isinstance(cell, str) else cell for cell in cells)
        for name, value in sealed.items():
            anew = _anew(value, values.get(name + HASH, ""), key_id)
            sealed[name] = anew[0]
            if anew[1]:
                values[name + HASH] = anew[1]
        return json.dumps(values), json.dumps(sealed)

    foreign = "EXISTS (SELECT FROM jsonb_each_text(sealed) e WHERE e.value NOT LIKE %(mine)s)"
    return Store(model._meta.db_table, "id", ("values", "sealed"), ("jsonb", "jsonb"), foreign, reseal_row)


def _proposal_store(model: type[Model]) -> Store:
    """A table with `columns`: the cells of a register row, sealed ones among them."""

    def reseal_row(cells: tuple, key_id: str) -> tuple:
        columns = json.loads(cells[0]) if isinstance(cells[0], str) else cells[0]
        for name in [name for name in columns if name.endswith(SEALED) and columns[name]]:
            hashed = name.removesuffix(SEALED) + HASH
            columns[name], columns[hashed] = _anew(columns[name], columns.get(hashed) or "", key_id)
        return (json.dumps(columns),)

    foreign = (
        "EXISTS (SELECT FROM jsonb_each_text(columns) e "
        "WHERE e.key LIKE '%%\\_sealed' AND e.value <> '' AND e.value NOT LIKE %(mine)s)"
    )
    return Store(model._meta.db_table, "id", ("columns",), ("jsonb",), foreign, reseal_row)
