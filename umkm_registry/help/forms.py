"""The form of a problem: the page is known, the words are the user's, personal data is refused."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

from umkm_registry.help.models import ProblemReport
from umkm_registry.identifiers.in_text import tells


class ProblemForm(forms.ModelForm):
    class Meta:
        model = ProblemReport
        fields = ["page", "words"]
        labels = {"words": "Apa yang terjadi?"}
        help_texts = {"words": "Apa yang Anda lakukan, apa yang tampil, apa yang Anda harapkan."}
        widgets = {"page": forms.HiddenInput, "words": forms.Textarea(attrs={"rows": 6, "maxlength": 2000})}

    def clean_page(self):
        """A page of ours, without what was searched for; the start page where it is none."""
        path = self.cleaned_data["page"].partition("?")[0]
        try:
            resolve(path)
        except Resolver404:
            return "/"
        return path

    def clean_words(self):
        words = self.cleaned_data["words"]
        if tells(words):
            raise ValidationError(
                "Tulisan ini memuat NIK, telepon, atau surel. Hapus, dan sebut nama usaha atau NIB sebagai gantinya."
            )
        return words
