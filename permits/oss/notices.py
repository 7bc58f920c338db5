"""Telling people that the work on an import is done: by e-mail where the office has set one up."""

import logging
import smtplib

from django.core.mail import send_mail

from permits.oss.models import ImportBatch

logger = logging.getLogger(__name__)

SENTENCES = {
    "reviewable": "Impor {pk} ({name}) sudah diperiksa dan menunggu keputusan: simpan ke data UMKM atau tolak.",
    "failed": "Impor {pk} ({name}) tidak dapat dibaca.",
    "refused": "Impor {pk} ({name}) ditolak. {reason}",
    "committed": "Impor {pk} ({name}) tersimpan ke data UMKM. Impor ini dapat dibatalkan kapan saja.",
    "undone": "Impor {pk} ({name}) sudah dibatalkan.",
}


def tell(batch_id: int) -> None:
    """Write to whoever has the import in hand and whoever decided on it. A mail server that is down stops no import."""
    batch = ImportBatch.objects.select_related("uploaded_by", "handed_to", "decided_by").get(pk=batch_id)
    told = (batch.handed_to or batch.uploaded_by, batch.decided_by)
    people = {person for person in told if person and person.email and person.is_active}
    if not people or batch.state not in SENTENCES:
        return
    words = SENTENCES[batch.state].format(pk=batch.pk, name=batch.file_name, reason=batch.reason)
    text = "\n\n".join(filter(None, [words, batch.error, "Buka halaman Impor di Data UMKM untuk melihatnya."]))
    try:
        send_mail(f"Impor {batch.pk}: {batch.get_state_display()}", text, None, [person.email for person in people])
    except (OSError, smtplib.SMTPException):
        logger.exception("No mail about import %s", batch.pk)
