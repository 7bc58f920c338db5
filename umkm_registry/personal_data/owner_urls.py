"""Addresses of what is held about one owner."""

from django.urls import path

from umkm_registry.personal_data.views import person

urlpatterns = [
    path("<int:pk>/data-pribadi/", person.person_detail, name="data-pribadi-pemilik"),
    path("<int:pk>/data-pribadi/batasi/", person.restrict_person, name="batasi-data-pribadi"),
    path("<int:pk>/data-pribadi/hapus/", person.erase_person, name="hapus-data-pribadi"),
]
