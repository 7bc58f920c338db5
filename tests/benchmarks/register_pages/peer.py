"""Addresses of the measured server: the product's, and beside them Django's own admin and a bare view.

The peer is a ModelAdmin as the manual shows it, over the same table: the same columns, filters and searched texts,
everything else left as it comes, the full count included.
"""

from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpResponse
from django.urls import path

from umkm_registry.businesses.models import Business
from umkm_registry.urls import urlpatterns as pages


class StockSite(AdminSite):
    def has_permission(self, request):
        """By log-in alone: nobody here carries Django's staff flag."""
        return request.user.is_active


class StockBusinessAdmin(ModelAdmin):
    list_display = ["name", "owner", "scale", "sector", "counted_permits", "first_permit_on"]
    list_filter = ["scale", "capital", "in_scope", "sector"]
    search_fields = ["name", "owner__name", "places__address"]


def bare(request):
    """What Django alone takes: a log-in is required, and one query brings as many names as the list has rows."""
    names = Business.objects.order_by("id").values_list("name", flat=True)[:25]
    return HttpResponse("\n".join(names), content_type="text/plain; charset=utf-8")


stock = StockSite(name="peer")
stock.register(Business, StockBusinessAdmin)

urlpatterns = [*pages, path("peer/", stock.urls), path("bare/", bare)]
