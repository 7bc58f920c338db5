"""Pages on which a kecamatan asks another one for a business, and answers."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from umkm_registry.businesses.models import Business, TransferRequest
from umkm_registry.businesses.transfer_forms import AnswerForm, AskForm
from umkm_registry.businesses.transferring import ANSWER, ASK, TransferRefused, accept, ask, found_by, refuse, withdraw
from umkm_registry.pages import KeysetPager, render_page

may_look = permission_required("businesses.view_transferrequest", raise_exception=True)
may_ask = permission_required([ASK, "businesses.view_transferrequest"], raise_exception=True)


def seen_requests(user):
    told = ("business", "from_district", "to_district", "subdistrict__district", "asked_by", "answered_by")
    return TransferRequest.objects.visible_to(user).select_related(*told)


@require_safe
@may_look
def transfer_list(request):
    pager = KeysetPager(request, seen_requests(request.user), ("-asked_at",))
    return render_page(request, "businesses/transfers.html", {"pager": pager}, partial="daftar")


@require_http_methods(["GET", "POST"])
@may_ask
def ask_for_business(request, pk: int):
    business = get_object_or_404(found_by(request.user, timezone.now()), pk=pk)
    form = AskForm(request.POST or None, business=business, user=request.user)
    if form.is_valid():
        try:
            asked, new = ask(business, form.cleaned_data, request.user)
        except TransferRefused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Permintaan dikirim." if new else "Usaha ini sudah diminta dan menunggu jawaban.")
            return redirect(asked)
    return render_page(request, "businesses/transfer_ask.html", {"business": business, "form": form})


@require_http_methods(["GET", "POST"])
@may_look
def transfer_detail(request, pk: int):
    asked = get_object_or_404(seen_requests(request.user), pk=pk)
    form = _answer_form(request, asked)
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid() and _answered(request, asked, form):
            return redirect(asked)
    return render_page(request, "businesses/transfer.html", _context(request, asked) | {"form": form})


@require_POST
@may_ask
def withdraw_transfer(request, pk: int):
    own = seen_requests(request.user).filter(to_district__in=request.user.scope.district_ids)
    asked = get_object_or_404(own, pk=pk)
    try:
        withdraw(asked, request.user)
        messages.success(request, "Permintaan ditarik kembali.")
    except TransferRefused as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect(asked)


def _answer_form(request, asked: TransferRequest) -> AnswerForm | None:
    """The form for whoever may answer; None when it was answered or is not for this person to say."""
    mine = TransferRequest.objects.answerable_by(request.user).filter(pk=asked.pk)
    if not request.user.has_perms([ANSWER, "businesses.change_place"]) or not mine.exists():
        return None
    return AnswerForm(request.POST or None, request=asked, user=request.user)


def _answered(request, asked: TransferRequest, form: AnswerForm) -> bool:
    told = form.cleaned_data
    try:
        if told["decision"] == "accept":
            accept(asked, told["place"], told["answer"], request.user)
            messages.success(request, f"Tempat usaha dialihkan ke {asked.to_district}.")
        else:
            refuse(asked, told["answer"], request.user)
            messages.success(request, "Permintaan ditolak; sebabnya dibaca kecamatan yang meminta.")
    except TransferRefused as refusal:
        form.add_error("answer" if told["decision"] == "refuse" else None, refusal)
        return False
    return True


def _context(request, asked: TransferRequest) -> dict:
    """Whoever asked sees the name of the business only, until it is theirs."""
    user = request.user
    opens = Business.objects.visible_to(user).filter(pk=asked.business_id).exists()
    taken_back = asked.waits and user.has_perm(ASK) and asked.to_district_id in user.scope.district_ids
    return {"asked": asked, "opens": opens, "may_withdraw": taken_back}
