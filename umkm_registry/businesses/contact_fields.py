"""Fields of a form for a telephone number or e-mail address: read, sealed, and shown by its mask only.

Because nobody sees what is there, an empty field leaves it as it is; a box beside it removes it.
"""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError

from umkm_registry.identifiers import email, phone
from umkm_registry.sealing import fingerprint, seal

REMOVED = "_removed"
Cells = tuple[str, str, str]


class ContactField(forms.CharField):
    """Answers the contact as it is kept, empty when none was typed."""

    noun = example = ""
    mask: Callable[[str], str]

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def sealed(self, value: str) -> Cells:
        """The cells of its columns: hash, mask, sealed; all empty for an empty value."""
        return (fingerprint(value), self.mask(value), seal(value)) if value else ("", "", "")


class PhoneField(ContactField):
    noun, example = "telepon", "Contoh: 0812 0000 3321."
    mask = staticmethod(phone.mask)

    def clean(self, value) -> str:
        typed = super().clean(value)
        numbers, note = phone.parse_all(typed)
        if note or (typed and len(numbers) != 1):
            raise ValidationError("Tulis satu nomor telepon yang lengkap, misalnya 0812 0000 3321.")
        return numbers[0] if numbers else ""


class EmailField(ContactField):
    noun, example = "surel", "Contoh: nama@contoh.id."
    mask = staticmethod(email.mask)

    def clean(self, value) -> str:
        typed = super().clean(value)
        address, note = email.parse(typed)
        if note or (typed and address != typed.lower()):
            raise ValidationError("Tulis satu alamat surel yang lengkap, misalnya nama@contoh.id.")
        return address or ""


def say_what_is_there(form: forms.Form, name: str, mask: str) -> None:
    """Put the mask of what is there under the field `name`, and a box after it that removes it."""
    field = form.fields[name]
    field.help_text = f"Tercatat {mask}. Biarkan kosong bila tidak berubah." if mask else field.example
    if mask:
        box = forms.BooleanField(required=False, label=f"Hapus {field.noun} {mask}")
        form.fields[name + REMOVED] = box
        names = [each for each in form.fields if each != name + REMOVED]
        names.insert(names.index(name) + 1, name + REMOVED)
        form.order_fields(names)


def given_contact(form: forms.Form, name: str) -> Cells | None:
    """The cells of the contact `name` of a valid form; None when it stays as it is."""
    typed, removed = form.cleaned_data[name], form.cleaned_data.get(name + REMOVED)
    return form.fields[name].sealed(typed) if typed or removed else None


def refuse_both(form: forms.Form, name: str) -> None:
    """An error when a contact is typed and its removal is asked for: the person has to say which."""
    if form.cleaned_data.get(name) and form.cleaned_data.get(name + REMOVED):
        form.add_error(name, "Isi yang baru atau centang Hapus, jangan keduanya.")
