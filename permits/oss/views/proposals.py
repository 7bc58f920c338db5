"""Values of OSS that wait beside one a person vouched for: looked through and decided."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from permits.oss.filters import ProposalFilter
from permits.oss.models import Proposal
from permits.oss.proposal_page import proposal_page, settle
from permits.oss.views.scoping import may_view
from umkm_registry.pages import render_page

may_settle = permission_required("oss.commit_importbatch", raise_exception=True)


@require_http_methods(["GET", "POST"])
@may_view
def proposal_list(request):
    if request.method == "POST":
        return settle_proposals(request)
    filterset = ProposalFilter(request.GET, Proposal.objects.visible_to(request.user).open(), request=request)
    return render_page(request, "oss/proposals.html", proposal_page(filterset, request), partial="usulan")


@may_settle
def settle_proposals(request):
    said = settle(Proposal.objects.visible_to(request.user), request.POST, request.user)
    messages.success(request, said)
    return redirect(request.get_full_path())
