"""Addresses of users, and of the one-time link."""

from django.urls import path

from umkm_registry.people.views import handover, people, roles
from umkm_registry.people.views.invitation import InvitationView

urlpatterns = [
    path("pengguna/", people.user_list, name="daftar-pengguna"),
    path("pengguna/undang/", people.invite_user, name="undang-pengguna"),
    path("pengguna/<int:pk>/", people.user_detail, name="pengguna-satu"),
    path("pengguna/<int:pk>/ubah/", people.change_user, name="ubah-pengguna"),
    path("pengguna/<int:pk>/tautan/", people.new_link, name="tautan-pengguna"),
    path("pengguna/<int:pk>/nonaktifkan/", people.switch_off, name="nonaktifkan-pengguna"),
    path("pengguna/<int:pk>/aktifkan/", people.switch_on, name="aktifkan-pengguna"),
    path("pengguna/<int:pk>/peran/", roles.new_role, name="beri-peran"),
    path("pengguna/<int:pk>/peran/<int:grant>/akhiri/", roles.stop_role, name="akhiri-peran"),
    path("pengguna/<int:pk>/serah-terima/", handover.handover, name="serah-terima"),
    path("serah-terima/<int:pk>/", handover.minutes, name="berita-acara"),
    path("undangan/<uidb64>/<token>/", InvitationView.as_view(), name="undangan"),
]
