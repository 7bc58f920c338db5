"""Command: take over an official list of KBLI titles."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from umkm_registry.businesses.kbli_list import load_kbli


class Command(BaseCommand):
    help = "Muat judul KBLI dari berkas CSV (kolom kode dan judul)."

    def create_parser(self, prog_name, subcommand, **kwargs):
        # `--version` is the version of KBLI here, not Django's own.
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="BERKAS")
        parser.add_argument("--version", required=True, help="2017, 2020, atau 2025")

    def handle(self, *args, file, version, **options):
        try:
            loaded = load_kbli(file, version)
        except OSError as error:
            raise CommandError(f"Berkas {file} tidak dapat dibuka. Periksa nama dan izinnya.") from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"KBLI {version}: {loaded}")
