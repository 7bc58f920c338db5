"""What a person asks of exports: make one of the list as it is shown, stop one."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils import timezone

from umkm_registry.businesses.addresses import query_for
from umkm_registry.businesses.asked import asked_for
from umkm_registry.businesses.export_words import filter_words
from umkm_registry.businesses.exporting import make_export
from umkm_registry.businesses.jobs import queue
from umkm_registry.businesses.models import RegisterExport

DIRECT_ROWS = 5_000  # as many are written while the person waits for the page, about two seconds
SAME_CLICK = timedelta(minutes=1)


class StopRefused(ValidationError):
    """The export has ended already; the message says how."""


def request_export(query: str, format: str, actor, key: uuid.UUID) -> RegisterExport:
    """Register an export of the list at `query`, and make it: at once when it is small, else by a worker.

    The same `key` again within a minute gives the same export, as it then stands. Cannot run within a transaction.
    """
    RegisterExport.objects.filter(key=key, asked_at__lt=timezone.now() - SAME_CLICK).update(key=None)
    params = query_for(QueryDict(query))
    asked = asked_for(params, actor)
    small = asked.businesses.order_by()[: DIRECT_ROWS + 1].count() <= DIRECT_ROWS
    facts = {"query": params.urlencode(), "words": filter_words(asked), "columns": [c.name for c in asked.columns]}
    try:
        with transaction.atomic():
            export = RegisterExport.objects.create(actor=actor, key=key, format=format, **facts)
            if not small:
                queue(export)
    except IntegrityError:  # the other click was quicker
        return RegisterExport.objects.get(key=key, actor=actor)
    if small:
        make_export(export.pk)
        export.refresh_from_db()
    return export


def stop_export(export: RegisterExport) -> None:
    """Stop an unfinished export; whoever makes it lays it down within a moment."""
    now = timezone.now()
    if not RegisterExport.objects.unfinished().filter(pk=export.pk).update(state="cancelled", ended_at=now):
        export.refresh_from_db()
        raise StopRefused(f"Ekspor ini {export.get_state_display().lower()}, jadi tidak ada yang dihentikan.")
