"""Command: take over the outlines of kelurahan from a GeoJSON file."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from umkm_registry.regions.outlines import load_outlines


class Command(BaseCommand):
    help = "Muat batas kelurahan dari berkas GeoJSON (kolom kode)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="BERKAS")

    def handle(self, *args, file, **options):
        try:
            loaded = load_outlines(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"Berkas {file} tidak dapat dibaca. Periksa nama dan izinnya.") from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"Batas {loaded.outlines} kelurahan dimuat.")
        if loaded.unknown:
            self.stdout.write(f"Kode yang tidak dikenal, dilewati: {', '.join(loaded.unknown)}.")
