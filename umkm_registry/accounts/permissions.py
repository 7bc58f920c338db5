"""Django's permission questions, answered from the roles a user holds today."""

from django.contrib.auth.backends import ModelBackend
from django.utils import timezone

from umkm_registry.accounts.models import User


class RoleBackend(ModelBackend):
    """Permissions come from `roles.py` and the grants in force, so there is nothing to keep in step."""

    def user_can_authenticate(self, user):
        """Asked at log-in and by every request: an account whose agreement is over ends its sessions by itself."""
        return user.is_open_on(timezone.localdate())

    def get_user(self, user_id):
        """The user with the institution, which the navigation of every page names."""
        user = User.objects.select_related("institution").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj, obj=None):
        if user_obj.is_anonymous or not self.user_can_authenticate(user_obj) or obj is not None:
            return set()
        if user_obj.is_superuser:
            return super().get_all_permissions(user_obj)
        return set().union(*(role.permissions for role in user_obj.roles))
