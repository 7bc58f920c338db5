"""What a person types to change many businesses at once: the new value, then the reason."""

from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError

from umkm_registry.businesses.bulk_facts import BulkFact, Choice
from umkm_registry.plain_text import without_numbers


class ValueForm(forms.Form):
    """The new value of `fact`; `choice()` of a valid form is what to write."""

    nilai = forms.CharField(max_length=100, validators=[without_numbers])
    juga = forms.BooleanField(label="Ubah juga yang sudah dipastikan orang lain", required=False)

    def __init__(self, data, *, fact: BulkFact, user):
        super().__init__(data)
        self.fact = fact
        self.known = fact.choices(user) if fact.choices else None
        label = f"{fact.label} yang baru"
        required = {"required": f"Isi {fact.label.lower()} yang baru."}
        if self.known is not None:
            required = {"required": f"Pilih {fact.label.lower()} yang baru."}
            refused = {"invalid_choice": f"Pilih {fact.label.lower()} dari daftar."}
            choices = [("", "Pilih"), *_grouped(self.known)]
            self.fields["nilai"] = forms.ChoiceField(choices=choices, error_messages=required | refused)
        else:
            self.fields["nilai"].widget.attrs["list"] = "lazim"
        self.fields["nilai"].label = label
        self.fields["nilai"].error_messages |= required

    def clean_nilai(self) -> str:
        value = self.cleaned_data["nilai"]
        if "\x00" in value:
            raise ValidationError("Tulis tanpa tanda yang tidak terbaca.")
        return " ".join(value.split())

    def choice(self) -> Choice:
        value = self.cleaned_data["nilai"]
        if self.known is None:
            return Choice(value, value, value)
        return next(each for each in self.known if each.key == value)


class ReasonForm(forms.Form):
    """Why; it stands in the history of every business changed. `kunci` is new on every page shown."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        validators=[without_numbers],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tertulis di riwayat setiap usaha yang berubah.",
        error_messages={"required": "Tulis alasannya, supaya rekan kerja mengerti nanti."},
    )


class ConfirmForm(ReasonForm):
    """`jejak` is the mark of the preview the person saw."""

    jejak = forms.CharField(max_length=32, widget=forms.HiddenInput)
    kunci = forms.UUIDField(widget=forms.HiddenInput)


def _grouped(choices: list[Choice]) -> list:
    """As the choices of a field: those with a heading stand under it."""
    found = []
    for group, members in groupby(choices, key=lambda each: each.group):
        pairs = [(each.key, each.words) for each in members]
        found += [(group, pairs)] if group else pairs
    return found
