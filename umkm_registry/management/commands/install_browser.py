"""Command: see to it that there is a Chromium for the browser tests; the system's, no other is downloaded."""

import os
import shutil
import subprocess

from django.core.management.base import BaseCommand, CommandError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = "apt-get update && apt-get install -y --no-install-recommends chromium"


def find_browser() -> str | None:
    """The path of the first Chromium on PATH; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Command(BaseCommand):
    help = "Pastikan ada Chromium untuk uji di peramban."
    requires_system_checks = []

    def handle(self, *args, **options):
        if not find_browser():
            if os.geteuid() != 0 or not shutil.which("apt-get"):
                raise CommandError(f"Chromium tidak ada. Jalankan sebagai root, lalu ulangi:  {INSTALL}")
            environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["/bin/sh", "-c", INSTALL], check=True, env=environment)
        if not find_browser():
            raise CommandError("Paket chromium terpasang, tetapi perintah chromium tidak ditemukan di PATH.")
        self.stdout.write(f"Chromium siap: {find_browser()}")
