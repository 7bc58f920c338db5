"""Making the file of one export: its rows as the list shows them, out of one snapshot of the register."""

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.http import QueryDict
from django.utils import timezone

from umkm_registry.accounts.models import User
from umkm_registry.businesses.asked import asked_for
from umkm_registry.businesses.export_rows import rows_of
from umkm_registry.businesses.export_words import notes
from umkm_registry.businesses.models import RegisterExport
from umkm_registry.spreadsheets.writing import write_csv, write_xlsx

logger = logging.getLogger(__name__)

LOOK_EVERY = 1000  # rows between two looks at whether to go on
ATTEMPTS = 3
USUAL_WIDTH = 18
WIDTHS = {"nama": 38, "pemilik": 30, "nib": 20, "alamat": 48, "kelurahan": 24, "kecamatan": 24, "keaktifan": 22}
TROUBLE = (
    "Ekspor berhenti karena gangguan di dalam sistem. Coba sekali lagi; bila terulang, sampaikan nomor ekspor ini "
    "kepada admin teknis."
)
GIVEN_UP = (
    f"Ekspor terhenti {ATTEMPTS} kali berturut-turut. Persempit dengan saringan, atau sampaikan nomor ekspor ini "
    "kepada admin teknis."
)
NOT_ALLOWED = "Peran Anda tidak lagi mengizinkan ekspor. Mintalah peran yang sesuai kepada pengelola data."


class ExportRefused(ValidationError):
    """The export cannot be made; the message says why."""


class ExportLaidDown(Exception):
    """A person stopped the export, or another process has begun it anew."""


def make_export(pk: int) -> None:
    """Make the file of an unfinished export, from its first row; what goes wrong is told on it, in words.

    Begins again what a dead process began, three times at most. Cannot run within a transaction.
    """
    export = _begun(pk)
    if export is None:
        return
    try:
        with _folder(export) as folder:
            path = folder / export.file_name
            _keep(export, path, _write(export, path))
    except ExportLaidDown:
        return
    except ExportRefused as refusal:
        _fail(export, " ".join(refusal.messages))
    except OperationalError:
        raise  # the database is gone: the export is taken up again when it is back
    except Exception:
        logger.exception("Export %s failed", export.pk)
        _fail(export, TROUBLE)


@transaction.atomic
def _begun(pk: int) -> RegisterExport | None:
    """The export, held by this process from now on; None when there is nothing left to do."""
    export = RegisterExport.objects.unfinished().select_for_update().filter(pk=pk).first()
    if export is None:
        return None
    if export.attempts >= ATTEMPTS:
        _fail(export, GIVEN_UP)
        return None
    now = timezone.now()
    _held(export).update(state="running", attempts=F("attempts") + 1, rows_done=0, started_at=now)
    export.refresh_from_db()
    return export


def _held(export: RegisterExport):
    """The row of `export` as long as the process that has begun it holds it."""
    return RegisterExport.objects.unfinished().filter(pk=export.pk, attempts=export.attempts)


def _fail(export: RegisterExport, words: str) -> None:
    _held(export).update(state="failed", error=words, ended_at=timezone.now())


@contextmanager
def _folder(export: RegisterExport) -> Iterator[Path]:
    """A folder beside the files, so that a full disk is met while writing; gone afterwards.

    What a killed process leaves here is cleared away when old exports are.
    """
    place = Path(export.file.storage.path("exports"))
    place.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _write(export: RegisterExport, path: Path) -> int:
    """Write the rows, as far as the maker sees at this moment; answer how many there are."""
    user = User.objects.get(pk=export.actor_id)
    if not user.has_perm("businesses.add_registerexport"):
        raise ExportRefused(NOT_ALLOWED)
    scope = user.scope
    export.districts = None if scope.whole_city else sorted(scope.district_ids)
    if not _held(export).update(districts=export.districts):
        raise ExportLaidDown
    with _one_snapshot(), closing(connection.copy()) as aside:
        asked = asked_for(QueryDict(export.query), user)
        total = asked.businesses.unrestricted().order_by().count()
        rows = _watched(rows_of(asked, user), export, total, aside)
        titles = [column.title for column in asked.columns]
        if export.format == "csv":
            write_csv(path, titles, rows)
        else:
            widths = [WIDTHS.get(column.name, USUAL_WIDTH) for column in asked.columns]
            write_xlsx(path, titles, widths, rows, notes(export, user, total))
    return total


@contextmanager
def _one_snapshot():
    """Until this block ends all is read as it stood at its beginning, whatever others change meanwhile."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _watched(rows, export: RegisterExport, total: int, aside):
    """`rows`, telling how many are done through the connection `aside`, for the snapshot's own is blind to others."""
    done = -1
    for done, row in enumerate(rows):
        if done % LOOK_EVERY == 0:
            _tell(export, total, done, aside)
        yield row
    _tell(export, total, done + 1, aside)


def _tell(export: RegisterExport, total: int, done: int, aside) -> None:
    with aside.cursor() as cursor:
        cursor.execute(
            "UPDATE businesses_registerexport SET rows = %s, rows_done = %s "
            "WHERE id = %s AND attempts = %s AND state = 'running'",
            [total, done, export.pk, export.attempts],
        )
        if cursor.rowcount == 0:
            raise ExportLaidDown


def _keep(export: RegisterExport, path: Path, rows: int) -> None:
    """Give the export its file; a file of an export that was stopped meanwhile is not kept."""
    with path.open("rb") as file:
        export.file.save(f"{export.pk}-{export.attempts}.{export.format}", File(file), save=False)
    facts = {"file": export.file.name, "bytes": path.stat().st_size, "rows": rows, "rows_done": rows}
    if not _held(export).update(state="done", ended_at=timezone.now(), error="", **facts):
        export.file.delete(save=False)
