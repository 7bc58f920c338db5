"""People, their roles and the state of their accounts, as pages show them."""

from django import template
from django.utils import timezone

from umkm_registry.people.keeping import name_of, role_words
from umkm_registry.people.listing import state_of

register = template.Library()
register.filter("person_name", name_of)
register.filter("role_words", role_words)


@register.inclusion_tag("components/status.html")
def account_state(user):
    """The badge of the account's state today."""
    state = state_of(user, timezone.localdate())
    return {"tone": state.tone, "icon": state.icon, "label": state.word}
