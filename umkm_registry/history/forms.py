"""What a person types to put something back: why, and the mark of the preview that was read."""

from django import forms


class PutBackForm(forms.Form):
    """`jejak` is the mark of the outcome the person saw."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tertulis di riwayat setiap data yang kembali. Jangan menulis NIK atau nomor telepon.",
        error_messages={"required": "Tulis alasannya, supaya rekan kerja mengerti nanti."},
    )
    jejak = forms.CharField(max_length=32, widget=forms.HiddenInput)
