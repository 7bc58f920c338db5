"""Addresses of logging in, logging out and the own password."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from umkm_registry.accounts.forms import LoginForm
from umkm_registry.accounts.views import OwnPasswordView

urlpatterns = [
    path(
        "masuk/",
        LoginView.as_view(
            template_name="accounts/login.html",
            authentication_form=LoginForm,
            redirect_authenticated_user=True,
        ),
        name="masuk",
    ),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path("kata-sandi/", OwnPasswordView.as_view(), name="kata-sandi"),
]
