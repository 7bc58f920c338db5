"""`make_sample_export FILE --layout NAME --rows N`: write a generated export of OSS with made-up people."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from permits.oss import samples


class Command(BaseCommand):
    help = "Tulis contoh ekspor OSS (.xlsx atau .csv) dengan orang dan alamat rekaan."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--layout", required=True, choices=sorted(samples.LAYOUTS))
        parser.add_argument("--rows", type=int, default=1000)
        parser.add_argument("--seed", type=int, default=1, help="Angka yang sama memberi kota yang sama.")
        parser.add_argument("--quirks", choices=["genuine", "none"], default="genuine")

    def handle(self, *, file, layout, rows, seed, quirks, **options):
        headers, made = samples.make(layout, rows, seed, quirks=quirks == "genuine")
        try:
            written = samples.write(file, headers, made)
        except (ValueError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{written} baris ditulis ke {file} (susunan {layout}).")
