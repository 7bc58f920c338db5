"""The addresses of the system."""

from django.contrib import admin
from django.urls import include, path

from umkm_registry.health import health

urlpatterns = [
    path("", include("umkm_registry.home.urls")),
    path("", include("umkm_registry.accounts.urls")),
    path("", include("umkm_registry.people.urls")),
    path("bantuan/", include("umkm_registry.help.urls")),
    path("usaha/", include("umkm_registry.businesses.urls")),
    path("pemilik/", include("umkm_registry.businesses.owner_urls")),
    path("alih-data/", include("umkm_registry.businesses.transfer_urls")),
    path("akses-data-pribadi/", include("umkm_registry.businesses.look_urls")),
    path("riwayat/", include("umkm_registry.history.urls")),
    path("pemilik/", include("umkm_registry.personal_data.owner_urls")),
    path("data-pribadi/", include("umkm_registry.personal_data.urls")),
    path("izin/", include("permits.urls")),
    path("impor/", include("permits.oss.urls")),
    path("sehat/", health, name="sehat"),
    path("admin/", admin.site.urls),
]
