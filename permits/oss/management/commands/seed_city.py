"""`seed_city --businesses N`: fill an empty register with a made-up city."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from permits.oss.seeding import SeedRefused, seed_city


class Command(BaseCommand):
    help = "Isi data UMKM yang masih kosong dengan kota rekaan, untuk mencoba dan mengukur."

    def add_arguments(self, parser):
        parser.add_argument("--businesses", type=int, default=10_000, help="Banyaknya usaha.")
        parser.add_argument("--seed", type=int, default=1, help="Angka yang sama memberi kota yang sama.")
        parser.add_argument("--force", action="store_true", help="Juga di luar demo (DATABASE_URL terisi).")

    def handle(self, *, businesses, seed, force, **options):
        if not (settings.DEMO or force):
            raise CommandError("Ini bukan demo. Tambahkan --force bila basis data ini memang hanya untuk mencoba.")
        try:
            written = seed_city(businesses, seed, self._tell)
        except SeedRefused as error:
            raise CommandError(error.message) from error
        self.stdout.write(", ".join(f"{rows} {name}" for name, rows in written.items()))

    def _tell(self, done):
        if done % 100_000 == 0:
            self.stderr.write(f"{done} usaha …")
