"""One measured bulk edit and its undoing, in the installation of the environment; prints its seconds as JSON."""

import json
import time
import uuid
from collections.abc import Callable

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - models exist only after setup
from django.http import QueryDict  # noqa: E402

from umkm_registry.accounts.models import User  # noqa: E402
from umkm_registry.businesses.bulk_editing import edit, outlook  # noqa: E402
from umkm_registry.businesses.bulk_page import wanted_by  # noqa: E402
from umkm_registry.businesses.bulk_undoing import undo, undo_outlook  # noqa: E402

BARE = "UPDATE businesses_business SET legal_form = 'Rekaan' WHERE in_scope AND merged_into_id IS NULL"


def main() -> None:
    user = User.objects.get(username="pengelola")
    fact = f"Bentuk rekaan {uuid.uuid4()}"
    wanted = wanted_by(QueryDict(f"ubah=bentuk&nilai={fact}&juga=on"), user)
    told = {"bare_update_before": _timed(_bare)[0]}
    told["preview"], seen = _timed(lambda: outlook(wanted))
    told["businesses"] = seen.counts.changes
    told["edit"], made = _timed(lambda: edit(wanted, seen.mark, "Diukur", uuid.uuid4()))
    told["undo_preview"], _ = _timed(lambda: undo_outlook(made, user))
    told["undo"], undone = _timed(lambda: undo(made, user, "Diukur"))
    told["restored"] = undone.undo_counts["restored"]
    told["bare_update_after"] = _timed(_bare)[0]
    bare = (told["bare_update_before"] + told["bare_update_after"]) / 2
    told |= {"edit_times_bare": round(told["edit"] / bare, 1), "undo_times_bare": round(told["undo"] / bare, 1)}
    print(json.dumps(told))


def _timed(work: Callable) -> tuple[float, object]:
    started = time.monotonic()
    done = work()
    return round(time.monotonic() - started, 2), done


@transaction.atomic
def _bare() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE businesses_business DISABLE TRIGGER USER")
        cursor.execute(BARE)
    transaction.set_rollback(True)


main()
