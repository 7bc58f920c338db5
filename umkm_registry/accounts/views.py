"""Pages of the own account."""

from django.contrib.auth.views import PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import reverse_lazy

from umkm_registry.accounts.forms import OwnPasswordForm


class OwnPasswordView(SuccessMessageMixin, PasswordChangeView):
    template_name = "accounts/password.html"
    form_class = OwnPasswordForm
    success_url = reverse_lazy("beranda")
    success_message = "Kata sandi diganti. Perangkat lain yang masih masuk harus masuk ulang."
