"""What is asked of a person who wants a business handed over, and of the one who answers."""

from django import forms

from umkm_registry.businesses.models import Place, TransferRequest
from umkm_registry.businesses.transferring import held_in, places_to_move
from umkm_registry.plain_text import without_numbers
from umkm_registry.regions.models import District, Subdistrict

TOO_LONG = "Terlalu panjang: paling banyak %(limit_value)d huruf."


class AskForm(forms.Form):
    """For a business that `user` may not see: where it is now, and why."""

    from_district = forms.ModelChoiceField(
        District.objects.none(),
        label="Tercatat di kecamatan",
        empty_label=None,
        error_messages={"required": "Pilih kecamatan asal.", "invalid_choice": "Pilih kecamatan dari daftar."},
    )
    subdistrict = forms.ModelChoiceField(
        Subdistrict.objects.none(),
        label="Sekarang di kelurahan",
        empty_label="Pilih kelurahan",
        error_messages={"required": "Pilih kelurahan.", "invalid_choice": "Pilih kelurahan di wilayah Anda."},
    )
    address = forms.CharField(
        label="Alamat sekarang",
        max_length=500,
        validators=[without_numbers],
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    reason = forms.CharField(
        label="Alasan",
        max_length=500,
        validators=[without_numbers],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya: pemilik datang dan menunjukkan surat pindah usaha. Jangan tulis NIK atau nomor telepon.",
        error_messages={"required": "Tulis alasannya, supaya kecamatan asal dapat memutuskan.", "max_length": TOO_LONG},
    )

    def __init__(self, *args, business, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = Subdistrict.objects.visible_to(user).select_related("district").order_by("name", "code")
        self.fields["from_district"].queryset = held_in(business).exclude(pk__in=own.values("district"))
        self.fields["subdistrict"].queryset = own
        self.fields["subdistrict"].label_from_instance = lambda row: f"{row.name}, {row.district.name}"


class AnswerForm(forms.Form):
    """Which place goes, and words for the kecamatan that asked; which button was pressed is `decision`."""

    # Refusing works where no place is left to choose, too.
    use_required_attribute = False
    place = forms.ModelChoiceField(
        Place.objects.none(),
        label="Tempat usaha yang dialihkan",
        empty_label=None,
        error_messages={
            "required": "Pilih tempat usaha yang dialihkan. Bila tidak ada lagi di sini, tolak permintaan.",
            "invalid_choice": "Pilih tempat usaha dari daftar.",
        },
    )
    answer = forms.CharField(
        label="Jawaban",
        max_length=500,
        validators=[without_numbers],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib bila ditolak.",
        error_messages={"max_length": TOO_LONG},
    )
    decision = forms.ChoiceField(
        choices=[("accept", "Alihkan"), ("refuse", "Tolak")],
        error_messages={"required": "Tekan Alihkan atau Tolak.", "invalid_choice": "Tekan Alihkan atau Tolak."},
    )

    def __init__(self, *args, request: TransferRequest, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places_to_move(request, user)
        self.fields["place"].required = self.data.get("decision") != "refuse"
        self.fields["place"].label_from_instance = lambda row: f"{row}, {row.subdistrict.name}"
