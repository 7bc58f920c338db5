"""Delete the files and staged rows of old imports; the worker does it every night."""

from django.core.management.base import BaseCommand

from permits.oss.purging import purge_imports


class Command(BaseCommand):
    help = "Menghapus berkas dan baris sementara impor yang sudah lama selesai; catatan impornya tetap."

    def handle(self, **options):
        self.stdout.write(f"{purge_imports()} impor dibersihkan.")
