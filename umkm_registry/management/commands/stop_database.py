"""Command: stop the embedded database server."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from umkm_registry.embedded_database.server import Server


class Command(BaseCommand):
    """Stop the embedded PostgreSQL server; whatever needs it next starts it again."""

    help = "Hentikan PostgreSQL bawaan. Ia menyala kembali sendiri saat dibutuhkan."
    requires_system_checks = []

    def handle(self, *args, **options):
        """Refused where DATABASE_URL names a server of one's own."""
        if settings.PRODUCTION:
            raise CommandError("DATABASE_URL dipakai: hentikan server itu dengan caranya sendiri.")
        stopped = Server(settings.DATA_DIR).stop()
        self.stdout.write("Basis data dihentikan." if stopped else "Basis data memang tidak sedang menyala.")
