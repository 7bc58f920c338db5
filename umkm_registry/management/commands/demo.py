"""Command: show the system with made-up businesses, from an empty checkout on."""

import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from umkm_registry.children import Children
from umkm_registry.demo import port_is_free, prepare_demo


class Command(BaseCommand):
    """Prepare the demo, print address and log-ins, keep web server and worker running until Ctrl-C."""

    help = "Jalankan demo dengan data rekaan: siapkan semuanya, lalu layani di peramban."
    requires_system_checks = []

    def add_arguments(self, parser):
        """`--no-serve` prepares only."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="siapkan saja, jangan melayani")

    def handle(self, *, port, no_serve, **options):
        """Refused with DATABASE_URL: a demo holds made-up people. Refused when the port is taken."""
        if not settings.DEMO:
            raise CommandError("Demo memakai basis datanya sendiri. Kosongkan DATABASE_URL, lalu ulangi.")
        if not no_serve and not port_is_free(port):
            raise CommandError(f"Port {port} sedang dipakai program lain. Pilih yang lain: demo --port {port + 1}")
        prepare_demo(self.stdout.write)
        self.stdout.write(f"\nPengguna demo, kata sandi, peran (masuk di http://localhost:{port}/):")
        call_command("demo_users", stdout=self.stdout)
        if not no_serve:
            self.stdout.write("Hentikan dengan Ctrl-C.")
            self.stdout.flush()
            Children(commands(port), self.stderr.write).keep_running(ensure_database)


def commands(port: int) -> dict[str, list[str]]:
    """The processes a demo consists of, besides its database."""
    # Threads: a browser keeps connections open that say nothing, and would hold up a worker without them.
    gunicorn = [sys.executable, "-m", "gunicorn", "umkm_registry.wsgi", "--workers=2", "--threads=4"]
    return {
        "web": [*gunicorn, "--no-control-socket", f"--bind=127.0.0.1:{port}"],
        "worker": [sys.executable, str(settings.BASE_DIR / "manage.py"), "procrastinate", "worker"],
    }


def ensure_database() -> None:
    """Start the database again where it fell over; an idle worker would only wait for it."""
    connection.server.ensure_running()
