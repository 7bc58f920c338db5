"""Addresses of permits."""

from django.urls import path

from permits import views

urlpatterns = [
    path("ringkasan/", views.counts_panel, name="izin-ringkasan"),
    path("per-bulan/", views.months_panel, name="izin-per-bulan"),
    path("usaha/<int:pk>/", views.business_panel, name="izin-usaha"),
]
