"""A whole import in one go, of a file that lies on this machine."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File

from permits.oss.committing import commit
from permits.oss.models import ImportBatch
from permits.oss.preparing import prepare
from permits.oss.receiving import receive


def import_file(path: Path, save: bool) -> ImportBatch:
    """Read the file at `path` and, with `save`, commit it unless all of it is of another city.

    Raises ValidationError, in words for a person, when the file or the decision is refused.
    """
    try:
        opened = path.open("rb")
    except OSError as error:
        words = f"Berkas {path.name} tidak dapat dibuka. Periksa nama, folder, dan izin bacanya."
        raise ValidationError(words) from error
    with opened:
        batch = prepare(receive(File(opened), path.name))
    return commit(batch) if save and batch.state == "reviewable" else batch
