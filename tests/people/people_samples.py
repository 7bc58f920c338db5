"""A made-up person with a role and a past handover, for tests of pages about people."""

from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.history.models import Act
from umkm_registry.people.models import Handover


def person_with_past(keeper: User) -> tuple[User, RoleGrant, Handover]:
    """The person, the role he holds, and the minutes of what he handed to `keeper`."""
    person = User.objects.create(username="orang-rekaan", first_name="Orang", last_name="Rekaan")
    grant = RoleGrant.objects.create(user=person, role="leadership")
    act = Act.objects.create(door="form", actor=keeper, label="Serah terima: Orang Rekaan", reason="Pindah tugas")
    items = [{"title": "Impor yang menunggu keputusan", "outcome": "dialihkan", "rows": ["Impor 1: contoh.xlsx"]}]
    return person, grant, Handover.objects.create(act=act, giver=person, taker=keeper, items=items)
