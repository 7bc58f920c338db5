"""Put all personal data under the first key of PERSONAL_DATA_KEYS, so that older keys can be taken away."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from umkm_registry.personal_data.resealing import replace_keys


class Command(BaseCommand):
    help = "Menyegel ulang semua data pribadi dengan kunci pertama. Dapat dihentikan dan diulangi."

    def handle(self, **options):
        try:
            key_id = replace_keys(self.stdout.write)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(
            f"Semua data pribadi memakai kunci {key_id}. Kunci lama boleh dihapus dari PERSONAL_DATA_KEYS, "
            "tetapi simpan selama masih ada cadangan yang dibuat dengannya."
        )
