"""The page of one owner."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from umkm_registry.businesses.owning import owner_page, surviving_owner
from umkm_registry.pages import render_page


@require_safe
@permission_required("businesses.view_owner", raise_exception=True)
def owner_detail(request, pk: int):
    owner = surviving_owner(pk, request.user)
    if owner.pk != pk:
        return redirect(owner)
    return render_page(request, "businesses/owner.html", owner_page(owner, request), partial="usaha-pemilik")
