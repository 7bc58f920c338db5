"""What a person says before personal data are opened: what for, and in own words where no choice fits."""

from django import forms

from umkm_registry.businesses.models import Look
from umkm_registry.plain_text import without_numbers


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
        validators=[without_numbers],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib bila keperluannya lainnya. Jangan tulis NIK, nomor telepon, atau surel di sini.",
        error_messages={"max_length": "Terlalu panjang: paling banyak %(limit_value)d huruf."},
    )

    def clean_words(self) -> str:
        return " ".join(self.cleaned_data["words"].split())

    def clean(self):
        told = super().clean()
        if told.get("reason") == "other" and not told.get("words") and "words" not in self.errors:
            self.add_error("words", "Tulis keperluannya dengan kata-kata sendiri.")
        return told
