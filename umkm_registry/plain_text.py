"""Free text that a person types and everybody may read later: personal numbers do not belong into it."""

from django.core.exceptions import ValidationError

from umkm_registry.identifiers.in_text import tells


def without_numbers(text: str) -> None:
    """A validator: refuse a text with a NIK, a mobile telephone number or an e-mail address in it."""
    if tells(text):
        raise ValidationError("Hapus NIK, nomor telepon, atau alamat surel dari isian ini; tulis di isiannya sendiri.")
