"""Who may do what with imports, and the import an address names."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404

from permits.oss.models import ImportBatch

may_view = permission_required("oss.view_importbatch", raise_exception=True)
may_upload = permission_required("oss.add_importbatch", raise_exception=True)
may_decide = permission_required("oss.commit_importbatch", raise_exception=True)


def seen_import(request, pk: int) -> ImportBatch:
    """The import, or 404 for whoever may not see it."""
    people = ("uploaded_by", "decided_by", "act__actor")
    return get_object_or_404(ImportBatch.objects.visible_to(request.user).select_related(*people), pk=pk)
