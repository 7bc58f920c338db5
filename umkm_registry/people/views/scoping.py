"""Who looks after users, and the person an address names."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from umkm_registry.accounts.models import User

may_see = permission_required("accounts.view_user", raise_exception=True)
may_invite = permission_required(["accounts.add_user", "accounts.add_rolegrant"], raise_exception=True)
may_change = permission_required("accounts.change_user", raise_exception=True)
may_give = permission_required("accounts.add_rolegrant", raise_exception=True)
may_end = permission_required("accounts.change_rolegrant", raise_exception=True)


def kept_user(request, pk: int) -> User:
    """The person, or 404 for whoever may not look after him."""
    return get_object_or_404(User.objects.kept_by(request.user).select_related("institution"), pk=pk)


def other_user(request, pk: int) -> User:
    """Like `kept_user`, and nobody answers for himself: 403."""
    user = kept_user(request, pk)
    if user == request.user:
        raise PermissionDenied
    return user
