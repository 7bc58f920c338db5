"""Acts in the back office: to look at."""

from django.contrib import admin

from umkm_registry.admin_tables import LookOnlyAdmin
from umkm_registry.history.models import Act


@admin.register(Act)
class ActAdmin(LookOnlyAdmin):
    fields = ["label", "door", "actor", "at", "reason", "undoes"]
    list_display = ["label", "door", "actor", "at"]
    list_filter = ["door"]
    list_select_related = ["actor"]
    search_fields = ["label"]
