"""Addresses of help."""

from django.urls import path

from umkm_registry.help import views

urlpatterns = [
    path("panduan/", views.guide_list, name="daftar-panduan"),
    path("panduan/<slug:slug>/", views.guide, name="panduan"),
    path("lapor/", views.report, name="lapor-masalah"),
    path("masalah/", views.problem_list, name="daftar-masalah"),
    path("masalah/<int:pk>/ditangani/", views.handle_problem, name="masalah-ditangani"),
]
