"""What a person types about a business and about a place of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from umkm_registry.businesses.editing import BUSINESS_FACTS, PLACE_FACTS, opened_with
from umkm_registry.businesses.models import Business, Place
from umkm_registry.identifiers import phone
from umkm_registry.regions.models import Subdistrict
from umkm_registry.sealing import fingerprint, seal

UNKNOWN = "Tidak diketahui"
TOO_LONG = "Terlalu panjang: paling banyak %(limit_value)d huruf."


class FactsForm(forms.ModelForm):
    """A form of facts: `rows` it changes, the values it was opened with, what was chosen between two versions."""

    facts: tuple = ()
    label = ""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = UNKNOWN
            elif isinstance(field, forms.TypedChoiceField):
                field.choices = [(value, label if value else UNKNOWN) for value, label in field.choices]
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
        return {each.name: (self.cleaned_data[each.name],) for each in self.facts}


class BusinessForm(FactsForm):
    facts, label = BUSINESS_FACTS, "Data usaha diubah"
    owner_name = forms.CharField(
        label="Nama pemilik", max_length=300, error_messages={"required": "Isi nama pemilik usaha."}
    )

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
        owner, field = self.instance.owner, self.fields["owner_name"]
        field.initial = owner.name
        others = Business.objects.living().filter(owner=owner)
        if others.exclude(pk__in=Business.objects.visible_to(self.user)).exists():
            field.disabled = True
            field.help_text = "Pemilik ini juga punya usaha di kecamatan lain. Minta pengelola data mengubah namanya."

    @property
    def rows(self) -> dict:
        return {"business": self.instance, "owner": self.instance.owner}

    @property
    def business_id(self) -> int:
        return self.instance.pk

    def clean_started_on(self):
        day = self.cleaned_data["started_on"]
        if day and day > timezone.localdate():
            raise ValidationError("Mulai usaha tidak boleh sesudah hari ini.")
        return day


class PlaceForm(FactsForm):
    """A place; the kelurahan are those in which the person may work. The phone is shown masked only, so an empty
    field leaves it as it is."""

    facts, label = PLACE_FACTS, "Tempat usaha diubah"
    phone = forms.CharField(label="Telepon", max_length=40, required=False)

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
        mask = self.instance.phone_mask
        self.fields["phone"].help_text = (
            f"Tercatat {mask}. Biarkan kosong bila tidak berubah." if mask else "Contoh: 0812 0000 3321."
        )

    @property
    def rows(self) -> dict:
        return {"place": self.instance}

    @property
    def business_id(self) -> int:
        return self.instance.business_id

    def clean_phone(self) -> str:
        """The number in E.164, empty when none was typed."""
        typed = self.cleaned_data["phone"]
        numbers, note = phone.parse_all(typed)
        if note or (typed and len(numbers) != 1):
            raise ValidationError("Tulis satu nomor telepon yang lengkap, misalnya 0812 0000 3321.")
        return numbers[0] if numbers else ""

    def given(self) -> dict[str, tuple]:
        given = super().given()
        number = given.pop("phone")[0]
        if number:
            given["phone"] = (fingerprint(number), phone.mask(number), seal(number))
        return given
