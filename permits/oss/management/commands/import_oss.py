"""Import an OSS export from a shell: `import_oss FILE [--commit] [--json]`."""

import json
import sys
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from permits.oss.importing import import_file
from permits.oss.reporting import in_words, report


class Command(BaseCommand):
    help = "Membaca ekspor OSS dan menunjukkan perubahannya; dengan --commit juga menyimpannya ke data UMKM."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--commit", action="store_true", help="simpan ke data UMKM")
        parser.add_argument("--json", action="store_true", help="cetak satu objek JSON")

    def handle(self, *, file, **options):
        try:
            batch = import_file(file, save=options["commit"])
        except ValidationError as refusal:
            self.stdout.write(json.dumps({"error": " ".join(refusal.messages)}, ensure_ascii=False))
            sys.exit(1)
        self.stdout.write(json.dumps(report(batch), ensure_ascii=False) if options["json"] else in_words(batch))
