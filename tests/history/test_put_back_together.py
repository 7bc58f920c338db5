"""Two people at the same rows at once: whoever comes second sees what the first one did."""

import pytest
from django.db import transaction

from tests.cast import make_cast
from tests.meeting import Meeting
from tests.register_samples import make_small_register
from umkm_registry.businesses.models import Business
from umkm_registry.history.models import Act
from umkm_registry.history.putting_back import PuttingBackOvertaken, preview_act, put_back_act
from umkm_registry.reference_data import load_reference_data
from umkm_registry.regions.models import Subdistrict

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def changed(db):
    """(business, the act that renamed it, the data manager), committed."""
    load_reference_data()
    cast = make_cast()
    kelurahan = Subdistrict.objects.all()[:2]
    own = make_small_register(kelurahan[0], kelurahan[1])["own"]
    act = Act.objects.create(door="form", actor=cast["data_manager"], label="Profil usaha diubah")
    Business.objects.filter(pk=own.pk).update(name="Amplang Keliru", act=act)
    return own, act, cast["data_manager"]


def test_two_decisions_at_once_put_back_once(changed):
    own, act, user = changed
    mark = preview_act(act, user).mark

    def decide():
        try:
            return put_back_act(act, user, "Salah orang", mark)
        except PuttingBackOvertaken as overtaken:
            return overtaken.outcome

    with Meeting() as meeting:
        with transaction.atomic():
            Business.objects.select_for_update().get(pk=own.pk)
            answers = [meeting.start(decide), meeting.start(decide)]
            meeting.until_waiting(2)
        meeting.finish()
    made = [answer() for answer in answers]
    assert sorted(isinstance(each, Act) for each in made) == [False, True]
    (late,) = [each for each in made if not isinstance(each, Act)]
    assert late.kept[0].because == "sudah sama seperti keadaan itu"
    assert act.undone_by.count() == 1


def test_an_edit_saved_meanwhile_is_not_written_over(changed):
    own, act, user = changed
    mark = preview_act(act, user).mark

    def decide():
        try:
            return put_back_act(act, user, "Salah orang", mark)
        except PuttingBackOvertaken as overtaken:
            return overtaken.outcome

    with Meeting() as meeting:
        with transaction.atomic():
            later = Act.objects.create(door="form", actor=user, label="Nama dibetulkan")
            Business.objects.filter(pk=own.pk).update(name="Amplang Betul", act=later)
            answer = meeting.start(decide)
            meeting.until_waiting(1)
        meeting.finish()
    assert "Nama dibetulkan" in answer().kept[0].because
    assert Business.objects.get(pk=own.pk).name == "Amplang Betul"
