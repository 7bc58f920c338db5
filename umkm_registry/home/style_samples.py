"""The made-up form on the style page: one field of every kind, some filled in wrongly."""

from django import forms


class SampleForm(forms.Form):
    name = forms.CharField(label="Nama pemilik", help_text="Seperti di KTP, tanpa gelar.")
    phone = forms.CharField(label="Telepon")
    subdistrict = forms.ChoiceField(label="Kelurahan", choices=[("", "Pilih kelurahan…"), ("x", "Sepinggan")])
    capital = forms.CharField(
        label="Modal usaha",
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "15 jt atau 15.000.000"}),
    )
    number = forms.CharField(label="Nomor pendaftaran", disabled=True, initial="BPN-2026-061.228")
    met = forms.ChoiceField(
        label="Bertemu siapa?",
        choices=[("o", "Pemilik"), ("f", "Keluarga"), ("e", "Pegawai")],
        widget=forms.RadioSelect,
    )
    help_with = forms.MultipleChoiceField(
        label="Ingin didampingi mengurus",
        choices=[("halal", "Halal"), ("merek", "Merek")],
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    agreed = forms.BooleanField(label="Pemilik setuju datanya dicatat", required=False)

    @classmethod
    def with_mistakes(cls) -> "SampleForm":
        """Bound and checked, so that it shows its errors."""
        form = cls(
            data={"name": "Siti Misalia", "phone": "0812 0000 332", "met": "o", "help_with": ["halal"]},
            auto_id="g_%s",
        )
        form.add_error("phone", "Nomor kurang 1 angka. Contoh: 0812 0000 3321")
        return form
