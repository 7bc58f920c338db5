"""Reporting a problem, telling who runs the system, and ticking it off."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from umkm_registry.help.models import ProblemReport

logger = logging.getLogger(__name__)


def open_problems(user):
    """What waits for who runs the system."""
    return ProblemReport.objects.filter(handled_at=None)


def report_problem(report: ProblemReport) -> ProblemReport:
    """Keep the unsaved `report` and mail it where an address is set. A mail server that is down loses nothing."""
    report.save()
    if settings.PROBLEM_REPORTS_TO:
        text = f"{report.words}\n\nHalaman: {report.page}\nPengguna: {report.user.username}\nLaporan {report.pk}"
        try:
            send_mail(f"Masalah di Data UMKM: {report.page}", text, None, [settings.PROBLEM_REPORTS_TO])
        except OSError:
            logger.exception("No mail about problem %s", report.pk)
    return report


def handle(report: ProblemReport, user) -> None:
    """Tick it off; whoever did so first stays."""
    open_problems(user).filter(pk=report.pk).update(handled_at=timezone.now(), handled_by=user)
