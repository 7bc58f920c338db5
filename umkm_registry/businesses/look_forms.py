"""What a person says before personal data are opened: what for, and in own words where no choice fits."""

from django import forms
from django.core.exceptions import ValidationError

from umkm_registry.businesses.models import Look
from umkm_registry.identifiers.in_text import tells


def without_numbers(text: str) -> None:
    """Refuse a text that is kept in clear and tells a NIK, a telephone number or an e-mail address."""
    if tells(text):
        raise ValidationError("Hapus NIK, nomor telepon, atau alamat surel dari tulisan ini.")


class LookForm(forms.Form):
    reason = forms.ChoiceField(
        label="Keperluan",
        choices=[("", "Pilih keperluan"), *Look.REASONS],
        error_messages={
            "required": "Pilih keperluan membuka data pribadi ini.",
            "invalid_choice": "Pilih keperluan dari daftar.",
        },
    )
    words = forms.CharField(
        label="Penjelasan",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib bila keperluannya lainnya. Jangan tulis NIK, nomor telepon, atau surel di sini.",
        error_messages={"max_length": "Terlalu panjang: paling banyak %(limit_value)d huruf."},
    )

    def clean_words(self) -> str:
        words = " ".join(self.cleaned_data["words"].split())
        without_numbers(words)
        return words

    def clean(self):
        told = super().clean()
        if told.get("reason") == "other" and not told.get("words") and "words" not in self.errors:
            self.add_error("words", "Tulis keperluannya dengan kata-kata sendiri.")
        return told
