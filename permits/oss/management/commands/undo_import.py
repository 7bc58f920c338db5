"""Undo a committed import from a shell: `undo_import BATCH [--json]`."""

import json
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from permits.oss.models import ImportBatch
from permits.oss.undoing import undo


class Command(BaseCommand):
    help = "Membatalkan impor yang sudah disimpan; yang diubah orang atau dibawa impor lain dipertahankan."

    def add_arguments(self, parser):
        parser.add_argument("batch", type=int, help="nomor impor")
        parser.add_argument("--json", action="store_true", help="cetak satu objek JSON")

    def handle(self, *, batch, **options):
        try:
            found = ImportBatch.objects.get(pk=batch)
            report = asdict(undo(found))
        except ImportBatch.DoesNotExist as error:
            raise CommandError(f"Impor {batch} tidak ada.") from error
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        words = "Dikembalikan {reversed}, dipertahankan {kept}, tidak bisa {failed}.".format(**report)
        self.stdout.write(json.dumps(report) if options["json"] else words)
