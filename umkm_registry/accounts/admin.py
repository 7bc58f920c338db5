"""Institutions, users and their roles in the back office."""

from django.contrib import admin
from django.contrib.auth.models import Group

from umkm_registry.accounts.models import Institution, RoleGrant, User
from umkm_registry.admin_tables import LookOnlyAdmin, ReferenceAdmin, ReferenceResource

admin.site.unregister(Group)  # what a role may do stands in roles.py


class InstitutionResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = Institution
        import_id_fields = ["code"]
        fields = ["code", "name", "kind", "district"]
        widgets = {"district": {"field": "code"}}


@admin.register(Institution)
class InstitutionAdmin(ReferenceAdmin):
    resource_classes = [InstitutionResource]
    fixed_fields = ("code",)
    list_display = ["name", "kind", "district"]
    list_filter = ["kind"]
    list_select_related = ["district"]
    search_fields = ["name", "=code"]
    autocomplete_fields = ["district"]


class RoleGrantInline(admin.TabularInline):
    """The roles of one user, as they stand on his page."""

    model = RoleGrant
    fields = ["role", "deputy", "district", "subdistrict", "starts_on", "ends_on"]
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(User)
class OfficeUserAdmin(LookOnlyAdmin):
    """Who has an account; people are invited, changed and switched off on the pages of the app, each time as an act."""

    list_display = ["username", "first_name", "last_name", "institution", "is_active", "last_login"]
    list_filter = ["is_active", "institution__kind"]
    list_select_related = ["institution"]
    search_fields = ["username", "first_name", "last_name"]
    inlines = [RoleGrantInline]
    fields = [
        *("username", "first_name", "last_name", "email", "institution", "agreement_number", "agreement_ends_on"),
        *("is_active", "last_login", "date_joined"),
    ]

    def get_queryset(self, request):
        """All whom this user may look after: they are no register data."""
        return admin.ModelAdmin.get_queryset(self, request).kept_by(request.user)


@admin.register(RoleGrant)
class RoleGrantAdmin(LookOnlyAdmin):
    """Who holds which role, now and earlier."""

    list_display = ["user", "title", "district", "subdistrict", "starts_on", "ends_on"]
    fields = ["user", "role", "deputy", "district", "subdistrict", "starts_on", "ends_on", "basis"]
    list_filter = ["role", "district"]
    list_select_related = ["user", "district", "subdistrict"]
    search_fields = ["user__username", "user__first_name", "user__last_name"]

    def get_queryset(self, request):
        """All grants: they are no register data."""
        return admin.ModelAdmin.get_queryset(self, request)
