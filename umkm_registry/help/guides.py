"""One page of guide for each role: what it is for, the steps of its tasks, and what it may not do."""

from dataclasses import dataclass

from django.utils.text import slugify

from umkm_registry.accounts.roles import ROLES, Role
from umkm_registry.help.guide_texts import GUIDES


@dataclass(frozen=True)
class Guide:
    """`tasks`: title and steps, in the order of a working day."""

    role: Role
    purpose: str
    tasks: tuple[tuple[str, tuple[str, ...]], ...]
    limits: tuple[str, ...]

    @property
    def slug(self) -> str:
        return slugify(self.role.title)


def all_guides() -> list[Guide]:
    """In the order of the roles."""
    return [Guide(role, *GUIDES[role.slug]) for role in ROLES.values()]


def guide_named(slug: str) -> Guide | None:
    return next((guide for guide in all_guides() if guide.slug == slug), None)


def guides_of(user) -> list[Guide]:
    """The guides of the roles `user` holds today."""
    held = {role.slug for role in user.roles}
    return [guide for guide in all_guides() if guide.role.slug in held]
