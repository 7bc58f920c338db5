"""Forms of logging in and of the own password, in the words of the office."""

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


class LoginForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi salah. Periksa huruf besar, lalu coba lagi.",
        "inactive": "Akun ini tidak aktif. Hubungi pengelola data.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Nama pengguna"
        self.fields["password"].label = "Kata sandi"


class OwnPasswordForm(PasswordChangeForm):
    error_messages = {
        "password_mismatch": "Kedua kata sandi baru tidak sama. Ketik ulang keduanya.",
        "password_incorrect": "Kata sandi sekarang salah. Periksa huruf besar, lalu coba lagi.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = {
            "old_password": ("Kata sandi sekarang", ""),
            "new_password1": ("Kata sandi baru", "Sedikitnya 10 huruf dan angka, bukan kata yang mudah ditebak."),
            "new_password2": ("Ulangi kata sandi baru", ""),
        }
        for name, (label, help_text) in words.items():
            self.fields[name].label, self.fields[name].help_text = label, help_text
