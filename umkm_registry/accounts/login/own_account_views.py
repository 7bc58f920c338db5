"""Pages of the own account: password, and the second factor."""

from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from umkm_registry.accounts.login import second_factor
from umkm_registry.accounts.login.forms import FirstCodeForm
from umkm_registry.accounts.login.lockout import address_of, guarded
from umkm_registry.accounts.login.models import SecondFactor


class OwnPasswordView(SuccessMessageMixin, PasswordChangeView):
    template_name = "accounts/password.html"
    success_url = reverse_lazy("beranda")
    success_message = "Kata sandi diganti. Perangkat lain yang masih masuk harus masuk ulang."


def _page(request, form=None, codes=()):
    user = request.user
    factor = SecondFactor.objects.filter(user=user).first()
    context = {
        "factor": factor,
        "on": bool(factor and factor.confirmed_at),
        "compulsory": second_factor.is_compulsory_for(user),
        "codes": codes,
        "codes_left": user.recovery_codes.count(),
        "form": form or FirstCodeForm(),
    }
    if factor and not factor.confirmed_at:
        context |= {"picture": second_factor.picture(factor), "key": second_factor.typed_key(factor)}
    return render(request, "accounts/second_factor.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def own_second_factor(request):
    """What is set; a POST confirms the key with a first code and shows the recovery codes, once."""
    form = FirstCodeForm(request.POST or None)
    if not form.is_valid():
        return _page(request, form)
    try:
        code, user = form.cleaned_data["code"], request.user
        codes = guarded(user.username, address_of(request), lambda: second_factor.confirm(user, code))
        return _page(request, codes=codes)
    except ValidationError as refusal:
        form.add_error("code", refusal)
    return _page(request, form)


@require_POST
def begin_second_factor(request):
    try:
        second_factor.begin(request.user)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("verifikasi-dua-langkah")


@require_POST
@never_cache
@sensitive_post_parameters("password")
def renew_codes(request):
    if not _password_is_right(request):
        return redirect("verifikasi-dua-langkah")
    return _page(request, codes=second_factor.renew_recovery_codes(request.user))


@require_POST
@sensitive_post_parameters("password")
def end_second_factor(request):
    if second_factor.is_compulsory_for(request.user):
        messages.warning(
            request, "Peran Anda mewajibkan verifikasi dua langkah. Ponsel hilang? Hubungi pengelola data."
        )
    elif _password_is_right(request):
        second_factor.switch_off(request.user)
        messages.success(request, "Verifikasi dua langkah dimatikan.")
    return redirect("verifikasi-dua-langkah")


def _password_is_right(request) -> bool:
    """Says in a message why not."""
    user, words = request.user, "Kata sandi salah. Tidak ada yang diubah."
    try:
        typed = request.POST.get("password", "")
        right = guarded(user.username, address_of(request), lambda: user.check_password(typed))
    except ValidationError as refusal:
        right, words = False, " ".join(refusal.messages)
    if not right:
        messages.warning(request, words)
    return right
