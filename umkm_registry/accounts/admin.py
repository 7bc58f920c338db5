"""Institutions, users and their roles in the back office."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group
from django.utils.html import format_html

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
    """The roles of one user. Nobody gives a role to himself or changes one of his own."""

    model = RoleGrant
    fields = ["role", "district", "starts_on", "ends_on"]
    extra = 0
    can_delete = False  # a role is ended, so that it stays known who held it

    def has_add_permission(self, request, obj=None):
        return obj != request.user and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return obj != request.user and super().has_change_permission(request, obj)


class OfficeSetPasswordForm(AdminPasswordChangeForm):
    """With a help text of ours: the library adds a sentence to its own that cannot be translated."""

    # The script of the page looks for this id.
    usable_password_help_text = format_html(
        '<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        "Bila dimatikan, kata sandi pengguna ini dihapus dan ia tidak dapat masuk lagi.",
    )


@admin.register(User)
class OfficeUserAdmin(UserAdmin):
    change_password_form = OfficeSetPasswordForm
    list_display = ["username", "first_name", "last_name", "institution", "is_active", "last_login"]
    list_filter = ["is_active", "institution__kind"]
    list_select_related = ["institution"]
    search_fields = ["username", "first_name", "last_name"]
    show_full_result_count = False
    autocomplete_fields = ["institution"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    inlines = [RoleGrantInline]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Orang", {"fields": ["first_name", "last_name", "email", "institution"]}),
        ("Akses", {"fields": ["is_active", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "first_name", "last_name", "institution", "password1", "password2"],
            },
        ),
    ]

    def get_queryset(self, request):
        """Superusers are changed by superusers only: whoever sets their password has their rights."""
        users = super().get_queryset(request)
        return users if request.user.is_superuser else users.filter(is_superuser=False)


@admin.register(RoleGrant)
class RoleGrantAdmin(LookOnlyAdmin):
    """Who holds which role; given and ended on the page of the user."""

    fields = list_display = ["user", "role", "district", "starts_on", "ends_on"]
    list_filter = ["role", "district"]
    list_select_related = ["user", "district"]
    search_fields = ["user__username", "user__first_name", "user__last_name"]

    def get_queryset(self, request):
        """All grants: they are no register data."""
        return admin.ModelAdmin.get_queryset(self, request)
