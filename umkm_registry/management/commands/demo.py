"""Command: show the system with made-up businesses, from an empty checkout on."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from umkm_registry.demo import DemoRefused, keep_demo_running, prepare_demo, refuse_demo


class Command(BaseCommand):
    help = "Jalankan demo dengan data rekaan: siapkan semuanya, lalu layani di peramban."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="siapkan saja, jangan melayani")

    def handle(self, *, port, no_serve, **options):
        try:
            refuse_demo(None if no_serve else port)
        except DemoRefused as refusal:
            raise CommandError(refusal.message) from refusal
        prepare_demo(self.stdout.write)
        self.stdout.write(f"\nPengguna demo, kata sandi, peran (masuk di http://localhost:{port}/):")
        call_command("demo_users", stdout=self.stdout)
        if not no_serve:
            self.stdout.write("Hentikan dengan Ctrl-C.")
            self.stdout.flush()
            keep_demo_running(port, self.stderr.write)
