"""Command: put a backup into an empty database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from umkm_registry.backup import BackupRefused, restore_backup


class Command(BaseCommand):
    """Restore what `backup` wrote."""

    help = "Pulihkan cadangan ke basis data yang kosong."

    def add_arguments(self, parser):
        """The one argument is the backup to read."""
        parser.add_argument("file", type=Path, metavar="BERKAS", help="berkas buatan perintah backup")

    def handle(self, *args, file, **options):
        """Refused where database or folder of files already holds something."""
        if not file.is_file():
            raise CommandError(f"Berkas {file} tidak ada.")
        try:
            restore_backup(file.absolute())
        except BackupRefused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write("Cadangan dipulihkan. Jalankan migrate bila aplikasi ini lebih baru daripada cadangan.")
