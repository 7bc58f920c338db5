"""What a person types about a business and about a place of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from umkm_registry.businesses.contact_fields import (
    ContactField,
    EmailField,
    PhoneField,
    given_contact,
    refuse_both,
    say_what_is_there,
)
from umkm_registry.businesses.editing import BUSINESS_FACTS, PLACE_FACTS, Fact, opened_with
from umkm_registry.businesses.models import Business, Place
from umkm_registry.plain_text import without_numbers
from umkm_registry.regions.models import Subdistrict

UNKNOWN = "Tidak diketahui"
TOO_LONG = "Terlalu panjang: paling banyak %(limit_value)d huruf."


class FactsForm(forms.ModelForm):
    """A form of facts: `rows` it changes, the values it was opened with, what was chosen between two versions."""

    facts: tuple[Fact, ...] = ()
    label = ""
    wide: tuple[str, ...] = ()  # questions that take a whole line

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = UNKNOWN
            elif isinstance(field, forms.TypedChoiceField):
                field.choices = [(value, label if value else UNKNOWN) for value, label in field.choices]
            elif isinstance(field, forms.CharField) and not isinstance(field, ContactField):
                field.validators.append(without_numbers)
        for each in self._contacts():
            say_what_is_there(self, each.name, getattr(self.rows[each.row], each.shown))
        # Before anything typed is laid over the row.
        self.opened = opened_with(self.facts, self.rows)

    @property
    def rows(self) -> dict:
        """Name → row, as the facts name them."""
        raise NotImplementedError

    @property
    def business_id(self) -> int:
        raise NotImplementedError

    def token(self) -> str:
        return self.data.get("asal", "")

    def choices(self) -> dict[str, str | None]:
        """Question → the version chosen, None while it is not, of all that was asked about."""
        return {name: self.data.get(f"pilih_{name}") for name in self.data.getlist("ditanya")}

    def given(self) -> dict[str, tuple]:
        """Question → the values of its columns. Only of a valid form."""
        plain = [each.name for each in self.facts if each not in self._contacts()]
        contacts = {each.name: given_contact(self, each.name) for each in self._contacts()}
        known = {name: cells for name, cells in contacts.items() if cells is not None}
        return {name: (self.cleaned_data[name],) for name in plain} | known

    def clean(self):
        for each in self._contacts():
            refuse_both(self, each.name)
        return super().clean()

    def _contacts(self) -> list[Fact]:
        return [each for each in self.facts if isinstance(self.fields[each.name], ContactField)]


class BusinessForm(FactsForm):
    facts, label, wide = BUSINESS_FACTS, "Data usaha diubah", ("name", "owner_name")
    owner_name = forms.CharField(
        label="Nama pemilik", max_length=300, error_messages={"required": "Isi nama pemilik usaha."}
    )
    owner_phone = PhoneField(label="Telepon pemilik", max_length=40)
    owner_email = EmailField(label="Surel pemilik", max_length=254)

    class Meta:
        model = Business
        fields = ["name", "legal_form", "capital", "scale", "product", "started_on"]
        widgets = {"started_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        error_messages = {
            "name": {"required": "Isi nama usaha.", "max_length": TOO_LONG},
            "started_on": {"invalid": "Tulis tanggal yang ada, misalnya 17/08/2024."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner_name"].initial = self.instance.owner.name
        others = Business.objects.living().filter(owner=self.instance.owner)
        if others.exclude(pk__in=Business.objects.visible_to(self.user)).exists():
            for name in [name for name in self.fields if name.startswith("owner_")]:
                self.fields[name].disabled = True
            self.fields[
                "owner_name"
            ].help_text = (
                "Pemilik ini juga punya usaha di kecamatan lain. Minta pengelola data mengubah data pemiliknya."
            )

    @property
    def rows(self) -> dict:
        # Held in this order: an import writes owners first, too, so neither waits for the other in a circle.
        return {"owner": self.instance.owner, "business": self.instance}

    @property
    def business_id(self) -> int:
        return self.instance.pk

    def clean_started_on(self):
        day = self.cleaned_data["started_on"]
        if day and day > timezone.localdate():
            raise ValidationError("Mulai usaha tidak boleh sesudah hari ini.")
        return day


class PlaceForm(FactsForm):
    """A place; the kelurahan are those in which the person may work."""

    facts, label, wide = PLACE_FACTS, "Tempat usaha diubah", ("address", "contact_name")
    phone = PhoneField(label="Telepon", max_length=40)
    email = EmailField(label="Surel", max_length=254)

    class Meta:
        model = Place
        fields = ["address", "subdistrict", "kind", "latitude", "longitude", "contact_name"]
        error_messages = {
            "address": {"required": "Isi alamat tempat usaha.", "max_length": TOO_LONG},
            "subdistrict": {"required": "Pilih kelurahan.", "invalid_choice": "Pilih kelurahan di wilayah Anda."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kelurahan = self.fields["subdistrict"]
        seen = Subdistrict.objects.visible_to(self.user).select_related("district")
        kelurahan.queryset = seen.order_by("name", "code")
        kelurahan.label_from_instance = lambda row: f"{row.name}, {row.district.name}"
        # Without one, the place would vanish from the sight of whoever sees one kecamatan only.
        kelurahan.required = not self.user.scope.whole_city
        self.fields["address"].required = self.instance.pk is None

    @property
    def rows(self) -> dict:
        # The business is held first, as everywhere: its summaries follow from its places.
        return {"business": self.instance.business, "place": self.instance}

    @property
    def business_id(self) -> int:
        return self.instance.business_id


class ReportForm(forms.Form):
    """Why a place is taken down as trading again."""

    reason = forms.CharField(
        label="Siapa yang melapor, dan sebabnya",
        max_length=500,
        validators=[without_numbers],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya: pemilik menelepon, laporan tutupnya keliru.",
        error_messages={"required": "Tulis siapa yang melapor dan sebabnya.", "max_length": TOO_LONG},
    )


class ClosingForm(ReportForm):
    """Since when a place is closed, and why."""

    on = forms.DateField(
        label="Tutup sejak",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Isi tanggal tutup.",
            "invalid": "Tulis tanggal yang ada, misalnya 17/08/2024.",
        },
    )
    field_order = ["on", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "Misalnya: pemilik datang ke kecamatan, usahanya pindah ke kota lain."
