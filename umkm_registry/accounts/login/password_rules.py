"""A password rule for here: no word everybody in the office would try first, with or without figures around it."""

import re

from django.core.exceptions import ValidationError

# What is left of `Balikpapan2026!` without figures and signs. One or several of these in a row are refused.
GUESSED_FIRST = (
    *("admin", "administrator", "akun", "aman", "balikpapan", "bank", "bismillah", "cinta", "data", "dinas", "dkumkmp"),
    *("garuda", "indonesia", "jakarta", "kalimantan", "kalimantantimur", "kaltim", "kantor", "kata", "katasandi"),
    *("kecamatan", "kelurahan", "kota", "login", "masuk", "merdeka", "pancasila", "pass", "passwd", "password"),
    *("pengguna", "petugas", "qwerty", "qwertyuiop", "rahasia", "sandi", "sayang", "selamat", "umkm", "usaha", "user"),
)
ONLY_THOSE = re.compile(rf"(?:{'|'.join(sorted(GUESSED_FIRST, key=len, reverse=True))})+")


class GuessedFirstValidator:
    def validate(self, password, user=None):
        """Raises ValidationError where the letters are nothing but such words."""
        if ONLY_THOSE.fullmatch("".join(letter for letter in password.lower() if letter.isalpha())):
            raise ValidationError("Kata sandi ini mudah ditebak. Pakai beberapa kata yang tidak berhubungan.")

    def get_help_text(self):
        return "Bukan nama kota, kantor, atau kata seperti “rahasia”, walau ditambah angka."
