"""Addresses of the start page and of the style page."""

from django.urls import path

from umkm_registry.home import views

urlpatterns = [
    path("", views.home, name="beranda"),
    path("gaya/", views.style_page, name="gaya"),
]
