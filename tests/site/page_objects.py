"""The objects that the placeholders of the page table stand for."""

from tests.businesses.bulk_samples import past_bulk_edit
from tests.businesses.export_samples import past_export
from tests.businesses.personal_samples import found_elsewhere, give_person, waiting_request
from tests.history.put_backs import past_change
from tests.import_samples import make_import
from tests.people.people_samples import person_with_past
from umkm_registry.accounts.models import User
from umkm_registry.businesses.models import Business

PEOPLE = ("orang", "sendiri", "peran", "serah")
PLACEHOLDERS = (
    "own",
    "foreign",
    "nowhere",
    "owner",
    "stranger",
    "tempat",
    "impor",
    "ekspor",
    "massal",
    "alih",
    "tindakan",
    "versi",
    *PEOPLE,
)
ONES = dict.fromkeys(PLACEHOLDERS, 1)


def page_keys(register: dict[str, Business]) -> dict[str, int]:
    """Placeholder → key. What a person has to have made, the data manager of the cast made."""
    manager, own = User.objects.get(username="data_manager"), register["own"]
    give_person(own)
    found_elsewhere(User.objects.get(username="district_officer"), register["foreign"])
    person, grant, handover = person_with_past(manager)
    elsewhere = register["foreign"].places.get().subdistrict
    act, version = past_change(manager, own)
    return {
        **{name: business.pk for name, business in register.items()},
        "owner": own.owner_id,
        "stranger": register["nowhere"].owner_id,
        "tempat": own.places.get().pk,
        "impor": make_import(manager).pk,
        "ekspor": past_export(manager).pk,
        "massal": past_bulk_edit(manager, own).act_id,
        "alih": waiting_request(manager, own, elsewhere).pk,
        **{"tindakan": act, "versi": version},
        **{"orang": person.pk, "sendiri": manager.pk, "peran": grant.pk, "serah": handover.pk},
    }
