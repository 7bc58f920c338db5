"""Put all personal data under the first key of PERSONAL_DATA_KEYS, so that older keys can be taken away."""

from cryptography.exceptions import InvalidTag
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from umkm_registry.personal_data.resealing import nothing_else_changes_much, remaining, reseal, stores
from umkm_registry.sealing import key_ids


class Command(BaseCommand):
    help = "Menyegel ulang semua data pribadi dengan kunci pertama. Dapat dihentikan dan diulangi."

    def handle(self, **options):
        key_id = key_ids()[0]
        try:
            with nothing_else_changes_much():
                left = sum(self._store(store, key_id) for store in stores())
        except (KeyError, InvalidTag) as error:
            raise CommandError(
                f"Ada data yang kuncinya tidak tersedia atau rusak ({error}). Tambahkan kunci lama ke "
                "PERSONAL_DATA_KEYS, lalu ulangi; yang sudah selesai tidak dikerjakan lagi."
            ) from error
        except IntegrityError as error:
            raise CommandError(
                "Dua pelaku usaha ternyata ber-NIK sama, satu di bawah kunci lama. Gabungkan dulu, lalu ulangi."
            ) from error
        if left:
            raise CommandError(f"{left} baris masih memakai kunci lama karena ditulis sementara ini. Ulangi perintah.")
        self.stdout.write(
            f"Semua data pribadi memakai kunci {key_id}. Kunci lama boleh dihapus dari PERSONAL_DATA_KEYS, "
            "tetapi simpan selama masih ada cadangan yang dibuat dengannya."
        )

    def _store(self, store, key_id: str) -> int:
        """Reseal one table and say how far it is; how many rows are left, written meanwhile by an older process."""
        done, total = 0, remaining(store, key_id)
        for rows in reseal(store):
            done += rows
            self.stdout.write(f"{store.table}: {done} dari {max(done, total)}")
        return remaining(store, key_id)
