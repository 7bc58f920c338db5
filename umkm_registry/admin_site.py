"""The back office: who may enter it, and that there is one door to log in."""

from functools import update_wrapper

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache


class OfficeAdminSite(AdminSite):
    site_title = site_header = "Tabel acuan dan pengguna"
    index_title = "Pilih tabel"
    site_url = "/"

    def has_permission(self, request):
        """Decided by the role alone; the `is_staff` flag of a user means nothing here."""
        user = request.user
        return user.is_active and (user.is_superuser or any(role.admin_site for role in user.roles))

    def admin_view(self, view, cacheable=False):
        """Whoever is logged in and has no business here is refused; a second log-in form would not help."""
        inner = super().admin_view(view, cacheable)

        def refusing(request, *args, **kwargs):
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        return update_wrapper(refusing, inner)

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request, extra_context=None):
        """The log-in page of the register, with its brakes on guessing; a second one would have none."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{request.GET.urlencode()}")


class OfficeAdminConfig(AdminConfig):
    default_site = "umkm_registry.admin_site.OfficeAdminSite"
