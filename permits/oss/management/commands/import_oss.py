"""Import an OSS export from a shell: `import_oss FILE [--commit] [--json]`."""

import json
import sys
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.management.base import BaseCommand

from permits.oss.committing import commit
from permits.oss.preparing import prepare
from permits.oss.receiving import receive
from permits.oss.reporting import in_words, report


class Command(BaseCommand):
    help = "Membaca ekspor OSS dan menunjukkan perubahannya; dengan --commit juga menyimpannya ke data UMKM."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--commit", action="store_true", help="simpan ke data UMKM")
        parser.add_argument("--json", action="store_true", help="cetak satu objek JSON")

    def handle(self, *, file, **options):
        try:
            batch = self.take_in(file, options["commit"])
        except ValidationError as refusal:
            self.stdout.write(json.dumps({"error": " ".join(refusal.messages)}, ensure_ascii=False))
            sys.exit(1)
        self.stdout.write(json.dumps(report(batch), ensure_ascii=False) if options["json"] else in_words(batch))

    def take_in(self, file: Path, save: bool):
        if not file.is_file():
            raise ValidationError(f"Berkas {file.name} tidak ditemukan. Periksa nama dan foldernya.")
        with file.open("rb") as opened:
            batch = prepare(receive(File(opened), file.name))
        return commit(batch) if save and batch.state == "reviewable" else batch
