"""Taking a file in: kept under a name of ours, with its hash, before anything reads it."""

import hashlib
import uuid
from pathlib import PurePath

from django.core.files import File
from django.db import DatabaseError

from permits.oss.models import ImportBatch
from umkm_registry.identifiers.in_text import hide

# Room is left for the name in the label of the act.
LONGEST_STEM, LONGEST_ENDING = 150, 10


def receive(file: File, name: str, actor=None, **facts) -> ImportBatch:
    """Keep `file`, called `name` by the person who gives it, and return its batch, waiting to be read.

    A NIK or telephone number in the name is masked. `facts` are further fields of the batch. Nothing is kept when the
    batch cannot be.
    """
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    given = PurePath(name.replace("\\", "/"))
    batch = ImportBatch(
        file_name=hide(given.stem)[:LONGEST_STEM] + given.suffix[:LONGEST_ENDING],
        file_hash=digest,
        file_bytes=file.size,
        uploaded_by=actor,
        **facts,
    )
    # The person's name for the file never becomes a path of ours; the ending is kept for people who look.
    batch.file.save(f"{uuid.uuid4().hex}{given.suffix[:LONGEST_ENDING]}", file, save=False)
    try:
        batch.save()
    except DatabaseError:
        batch.file.delete(save=False)
        raise
    return batch
