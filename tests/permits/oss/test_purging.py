"""Old imports lose their file and staged rows, keep their story, and can still be undone."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from permits.oss.models import ImportBatch
from permits.oss.purging import purge_imports
from permits.oss.undoing import undo
from tests.permits.oss.exports import bring_in, forgetting_tables, preview, rows_of, workbook
from umkm_registry.businesses.models import Business
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(tmp_path):
    load_reference_data()
    return bring_in(workbook(tmp_path / "proyek.xlsx", rows_of("proyek_2024_28", 12)))


def later(days):
    return timezone.now() + timedelta(days=days)


def test_after_ninety_days_file_and_rows_go_and_the_story_stays(committed):
    stored = committed.file.path
    assert purge_imports(later(89)) == 0
    assert purge_imports(later(91)) == 1
    batch = ImportBatch.objects.get(pk=committed.pk)
    assert not batch.staged.exists()
    assert not batch.file
    assert not Path(stored).exists()
    assert (batch.state, batch.rows, batch.file_hash) == ("committed", 12, committed.file_hash)
    assert purge_imports(later(91)) == 0


def test_a_purged_import_can_still_be_undone(committed):
    purge_imports(later(91))
    with forgetting_tables():
        report = undo(ImportBatch.objects.get(pk=committed.pk))
    assert report.reversed > 0
    assert not Business.objects.exists()


def test_an_import_that_waits_for_a_decision_is_left_alone(tmp_path):
    load_reference_data()
    batch = preview(workbook(tmp_path / "proyek.xlsx", rows_of("proyek_2024_28", 3)))
    assert purge_imports(later(400)) == 0
    assert batch.staged.count() == 3
