"""Command: fill the reference tables."""

from django.core.management.base import BaseCommand

from umkm_registry.reference_data import load_reference_data


class Command(BaseCommand):
    """Add what is missing; rows that are there keep what the office made of them."""

    help = "Isi tabel acuan (wilayah, instansi, sektor, KBLI, jenis izin). Baris yang sudah ada tidak diubah."

    def handle(self, *args, **options):
        for added in load_reference_data():
            skipped = f", {added.skipped} dilewati (nilainya dipakai baris lain)" if added.skipped else ""
            self.stdout.write(f"{added.table}: {added.rows} baris ditambahkan{skipped}.")
