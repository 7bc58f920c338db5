"""Command: make the users of a demo and print how they log in."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from umkm_registry.accounts.demo import create_demo_users


class Command(BaseCommand):
    help = "Buat pengguna contoh, satu untuk tiap peran, dan tampilkan kata sandinya. Hanya untuk demo."

    def handle(self, *args, **options):
        try:
            users = create_demo_users()
        except ValidationError as error:
            raise CommandError(error.message) from error
        for user in users:
            self.stdout.write(f"{user.username:<14}{user.password:<20}{user.role}")
