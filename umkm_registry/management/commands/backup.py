"""Command: write database and uploaded files into one file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from umkm_registry.backup import BackupRefused, make_backup


class Command(BaseCommand):
    """Make a backup while the system goes on working."""

    help = "Buat cadangan: basis data dan berkas unggahan dalam satu berkas."

    def add_arguments(self, parser):
        """The one argument is the file to write."""
        parser.add_argument("file", type=Path, metavar="BERKAS", help="berkas baru, mis. cadangan-2026-11-24.tar")

    def handle(self, *args, file, **options):
        """Refused where the file exists already."""
        try:
            make_backup(file.absolute())
        except BackupRefused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(
            f"Cadangan tersimpan di {file}. Simpan kunci data pribadi (PERSONAL_DATA_KEYS) di tempat lain; "
            "tanpa kunci itu NIK di dalam cadangan tidak terbaca."
        )
