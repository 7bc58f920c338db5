"""What a person gives to restrict or erase what is held about an owner."""

from django import forms

from umkm_registry.personal_data.erasing import CONFIRMING_WORD
from umkm_registry.personal_data.models import ERASABLE
from umkm_registry.plain_text import without_numbers


class ReasonForm(forms.Form):
    """Why the data are restricted, or used again."""

    reason = forms.CharField(
        label="Alasan",
        max_length=500,
        validators=[without_numbers],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tulis siapa yang meminta, kapan, dan lewat apa. Jangan tulis NIK atau nomor telepon.",
        error_messages={"required": "Tulis alasannya.", "max_length": "Paling panjang 500 huruf."},
    )


class ErasureForm(ReasonForm):
    """What is erased, why, and the word by which a person makes sure."""

    facts = forms.MultipleChoiceField(
        label="Data yang dihapus",
        choices=ERASABLE,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang sedikitnya satu."},
    )
    word = forms.CharField(
        label=f"Ketik {CONFIRMING_WORD}",
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Penghapusan tidak dapat dibatalkan.",
        error_messages={"required": f"Ketik {CONFIRMING_WORD} untuk memastikan."},
    )
    field_order = ["facts", "reason", "word"]
