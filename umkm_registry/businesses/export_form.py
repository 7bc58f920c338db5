"""What the export button sends: the address of the list, the kind of file, the key of the page."""

from django import forms

from umkm_registry.businesses.models import RegisterExport


class ExportForm(forms.Form):
    saringan = forms.CharField(required=False, max_length=4000)
    bentuk = forms.ChoiceField(choices=RegisterExport.FORMATS)
    kunci = forms.UUIDField()
