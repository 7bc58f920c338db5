"""Command: see to it that there is a Chromium for the browser tests."""

import os
import shutil
import subprocess

from django.core.management.base import BaseCommand, CommandError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
STEPS = (("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends", "chromium"))


def find_browser() -> str | None:
    """The path of the first Chromium on PATH; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Command(BaseCommand):
    """Use the browser that is there, else the system's package; nothing is downloaded from anywhere else."""

    help = "Pastikan ada Chromium untuk uji di peramban."
    requires_system_checks = []

    def handle(self, *args, **options):
        """Refused, with the line to run, where this account may not install packages."""
        if not find_browser():
            self._install()
        self.stdout.write(f"Chromium siap: {find_browser()}")

    def _install(self):
        by_hand = " && ".join(" ".join(step) for step in STEPS)
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            raise CommandError(f"Chromium tidak ada. Jalankan sebagai root, lalu ulangi:  {by_hand}")
        for step in STEPS:
            subprocess.run(step, check=True, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})  # noqa: S603
        if not find_browser():
            raise CommandError("Paket chromium terpasang, tetapi perintah chromium tidak ditemukan di PATH.")
