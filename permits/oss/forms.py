"""What a person types about an import: the file and its day, a reason."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from umkm_registry.plain_text import without_numbers
from umkm_registry.spreadsheets.kinds import text_kind
from umkm_registry.spreadsheets.limits import MAX_FILE_BYTES, MIB, Unreadable
from umkm_registry.spreadsheets.reading import refuse_at_sight
from umkm_registry.spreadsheets.refusals import SpreadsheetRefused

PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # workbooks; whether they are sound is told when they are read
START_BYTES = 65536


class UploadForm(forms.Form):
    """`kunci` is new on every page shown, so that a file sent twice makes one import."""

    berkas = forms.FileField(
        label="Berkas",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.xlsb,.ods,.csv"}),
        help_text=f"Ekspor NIB, Proyek, atau Izin dari OSS: .xlsx, .xls, .xlsb, .ods, atau .csv. "
        f"Paling besar {MAX_FILE_BYTES // MIB} MB.",
        error_messages={"required": "Pilih berkas ekspor OSS lebih dulu."},
    )
    lengkap = forms.DateField(
        label="Ekspor lengkap per tanggal",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Isi hanya bila berkas memuat semua data OSS jenis ini pada tanggal itu. Yang pernah ada tetapi "
        "tidak ada di berkas ini ditandai “tidak ada di ekspor terakhir”. Tidak ada yang dihapus.",
    )
    kunci = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean_berkas(self):
        """Refuse what size, name and first bytes tell already; the rest is told by the import's own page."""
        file = self.cleaned_data["berkas"]
        refuse_at_sight(file.size, file.name)
        start = file.read(START_BYTES)
        file.seek(0)
        if not start.startswith(PACKED):
            try:
                text_kind(start)
            except Unreadable as error:
                raise SpreadsheetRefused(error.code, **error.facts) from error
        return file

    def clean_lengkap(self):
        day = self.cleaned_data["lengkap"]
        if day and day > timezone.localdate():
            raise ValidationError("Tanggal ekspor tidak boleh sesudah hari ini.")
        return day


class ReasonForm(forms.Form):
    """Why an import is refused or undone; it stands in its story for ever."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        validators=[without_numbers],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tertulis di riwayat impor, misalnya: ekspor bulan yang salah.",
        error_messages={"required": "Tulis alasannya, supaya rekan kerja mengerti nanti."},
    )
