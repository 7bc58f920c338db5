"""Forms of logging in and of the own password, in the words of the office."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from umkm_registry.accounts.login.lockout import address_of, guarded


class LoginForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi salah. Periksa huruf besar, lalu coba lagi.",
        "inactive": "Akun ini tidak aktif. Hubungi pengelola data.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Nama pengguna"
        self.fields["password"].label = "Kata sandi"
        if self.initial.get("username"):  # the one who was picked types the password next
            self.fields["username"].widget.attrs.pop("autofocus", None)
            self.fields["password"].widget.attrs["autofocus"] = True

    def clean(self):
        """Raises the refusal of the lock-out, or that of Django for a wrong name or password."""
        name, wrong = self.cleaned_data.get("username"), []

        def check():
            try:
                return bool(super(LoginForm, self).clean())
            except forms.ValidationError as error:
                wrong.append(error)
                return False

        if name and self.cleaned_data.get("password") and not guarded(name, address_of(self.request), check):
            raise wrong[0]
        return self.cleaned_data


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Kode masuk",
        max_length=20,
        help_text="6 angka dari aplikasi di ponsel Anda, atau satu kode cadangan.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}),
    )


class FirstCodeForm(forms.Form):
    code = forms.CharField(
        label="Kode dari aplikasi",
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class OwnPasswordForm(PasswordChangeForm):
    error_messages = {
        "password_mismatch": "Kedua kata sandi baru tidak sama. Ketik ulang keduanya.",
        "password_incorrect": "Kata sandi sekarang salah. Periksa huruf besar, lalu coba lagi.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = {
            "old_password": ("Kata sandi sekarang", ""),
            "new_password1": ("Kata sandi baru", "Sedikitnya 12 huruf dan angka, bukan kata yang mudah ditebak."),
            "new_password2": ("Ulangi kata sandi baru", ""),
        }
        for name, (label, help_text) in words.items():
            self.fields[name].label, self.fields[name].help_text = label, help_text
