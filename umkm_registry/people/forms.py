"""What is typed about people and their roles."""

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils import timezone

from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.people.keeping import name_of

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
DEPUTIES = [("", "Bukan pengganti"), ("plh", "Pelaksana harian (Plh.)"), ("plt", "Pelaksana tugas (Plt.)")]
UNIQUE_NAME = "Nama pengguna ini sudah dipakai. Pilih yang lain."


class PersonForm(forms.ModelForm):
    class Meta:
        model = User
        fields = [
            *("first_name", "last_name", "username", "email", "institution"),
            *("agreement_number", "agreement_ends_on"),
        ]
        widgets = {"agreement_ends_on": DAY}
        error_messages = {
            "username": {"unique": UNIQUE_NAME, "required": "Isi nama pengguna."},
            "first_name": {"required": "Isi nama depan."},
        }
        labels = {
            "first_name": "Nama depan",
            "last_name": "Nama belakang",
            "username": "Nama pengguna",
            "email": "Surel",
        }
        help_texts = {
            "username": "Huruf, angka, dan tanda @ . + - _. Dipakai untuk masuk.",
            "email": "Tautan undangan dikirim ke sini bila server surel dipasang.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = True
        self.fields["institution"].empty_label = "Pilih instansi"


class GrantForm(forms.ModelForm):
    class Meta:
        model = RoleGrant
        fields = ["role", "district", "subdistrict", "starts_on", "ends_on", "deputy", "basis"]
        widgets = {"starts_on": DAY, "ends_on": DAY}
        error_messages = {"role": {"required": "Pilih peran."}, "starts_on": {"required": "Isi tanggal mulai."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "Pilih peran"), *RoleGrant._meta.get_field("role").choices]
        self.fields["deputy"].choices = [
            ("", "Bukan pengganti"),
            ("plh", "Pelaksana harian"),
            ("plt", "Pelaksana tugas"),
        ]
        for name in ("district", "subdistrict"):
            self.fields[name].empty_label = "Tidak perlu"
        areas = self.fields["subdistrict"]
        areas.queryset = areas.queryset.select_related("district").order_by("district__code", "code")
        areas.label_from_instance = lambda row: f"{row.name}, {row.district.name}"
        self.fields["ends_on"].help_text = "Wajib untuk mitra, pemeriksa, dan pengganti (Plh/Plt)."

    def clean_starts_on(self):
        day = self.cleaned_data["starts_on"]
        if day < timezone.localdate() and not self.instance.pk:
            raise forms.ValidationError("Peran tidak dapat berlaku surut. Pilih hari ini atau sesudahnya.")
        return day


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasannya."},
    )


class EndRoleForm(ReasonForm):
    last_day = forms.DateField(label="Hari terakhir", widget=DAY, help_text="Kemarin untuk mengakhiri sekarang juga.")
    field_order = ["last_day", "reason"]


class HandoverForm(ReasonForm):
    taker = forms.ModelChoiceField(
        User.objects.none(),
        label="Diserahkan kepada",
        empty_label="Pilih penerima",
        error_messages={"required": "Pilih penerima."},
    )
    field_order = ["taker", "reason"]

    def __init__(self, *args, giver, **kwargs):
        super().__init__(*args, **kwargs)
        others = User.objects.filter(is_active=True, is_superuser=False).exclude(pk=giver.pk)
        self.fields["taker"].queryset = others.order_by("first_name", "last_name")
        self.fields["taker"].label_from_instance = lambda user: f"{name_of(user)} ({user.username})"


class FirstPasswordForm(SetPasswordForm):
    error_messages = {"password_mismatch": "Kedua kata sandi tidak sama. Ketik ulang keduanya."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "Kata sandi baru"
        self.fields["new_password1"].help_text = "Panjang, mudah diingat, bukan kata yang mudah ditebak."
        self.fields["new_password2"].label = "Ulangi kata sandi baru"
        self.fields["new_password2"].help_text = ""
