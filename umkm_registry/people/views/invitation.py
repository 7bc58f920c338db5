"""The page behind a one-time link: a person sets the own password, without being logged in."""

from django.contrib.auth.views import PasswordResetConfirmView
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import reverse_lazy
from django.utils import timezone

from umkm_registry.people.forms import FirstPasswordForm
from umkm_registry.people.keeping import link_used


class InvitationView(SuccessMessageMixin, PasswordResetConfirmView):
    """Django's own: the token leaves the address for the session, and no page tells it on to another site."""

    template_name = "people/invitation.html"
    form_class = FirstPasswordForm
    success_url = reverse_lazy("masuk")
    success_message = "Kata sandi dibuat. Masuk dengan nama pengguna dan kata sandi itu."

    def get_user(self, uidb64):
        """Nobody where the account is closed meanwhile: the link is as dead as one that was used."""
        user = super().get_user(uidb64)
        return user if user and user.is_open_on(timezone.localdate()) else None

    def form_valid(self, form):
        answer = super().form_valid(form)
        link_used(self.user)
        return answer
