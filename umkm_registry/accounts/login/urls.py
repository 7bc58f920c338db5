"""Addresses of logging in and out, of the lock, and of the own password and second factor."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from umkm_registry.accounts.login import idle_lock, own_account_views, views
from umkm_registry.accounts.login.forms import OwnPasswordForm

urlpatterns = [
    path("masuk/", views.OfficeLoginView.as_view(), name="masuk"),
    path("masuk/kode/", views.log_in_code, name="kode-masuk"),
    path("masuk/lupakan/", views.forget_users, name="lupakan-pengguna"),
    path("keluar/", idle_lock.open_while_locked(LogoutView.as_view()), name="keluar"),
    path("ganti-pengguna/", views.switch_user, name="ganti-pengguna"),
    path("kunci/", idle_lock.lock, name="kunci"),
    path("kunci/denyut/", idle_lock.pulse, name="denyut"),
    path("kata-sandi/", own_account_views.OwnPasswordView.as_view(form_class=OwnPasswordForm), name="kata-sandi"),
    path("dua-langkah/", own_account_views.own_second_factor, name="verifikasi-dua-langkah"),
    path("dua-langkah/mulai/", own_account_views.begin_second_factor, name="mulai-dua-langkah"),
    path("dua-langkah/kode-cadangan/", own_account_views.renew_codes, name="kode-cadangan"),
    path("dua-langkah/matikan/", own_account_views.end_second_factor, name="matikan-dua-langkah"),
]
