"""Logs and reports of errors that tell no personal data: numbers are masked, what a person sent is left out."""

import logging

from django.utils.log import AdminEmailHandler, ServerFormatter
from django.views.debug import SafeExceptionReporterFilter

from umkm_registry.identifiers.in_text import hide


class MaskingFormatter(logging.Formatter):
    """A line of a log, its traceback included, with every NIK, telephone number and e-mail address masked."""

    def format(self, record):
        return hide(super().format(record))


class MaskingServerFormatter(ServerFormatter):
    """The same for the lines of the server that developers run."""

    def format(self, record):
        return hide(super().format(record))


class MaskingEmailHandler(AdminEmailHandler):
    """Reports of errors by e-mail, masked like the lines of a log."""

    def send_mail(self, subject, message, *args, **kwargs):
        super().send_mail(hide(subject), hide(message), *args, **kwargs)


class QuietReporterFilter(SafeExceptionReporterFilter):
    """In production a report of an error names places in the code, and no value that was worked on.

    Forms, rows and sealed texts stand in local variables of any function, so all of them are left out, not some.
    """

    def get_post_parameters(self, request):
        if not self.is_active(request):
            return super().get_post_parameters(request)
        return dict.fromkeys(super().get_post_parameters(request), self.cleansed_substitute)

    def get_traceback_frame_variables(self, request, tb_frame):
        variables = super().get_traceback_frame_variables(request, tb_frame)
        return [(name, self.cleansed_substitute) for name, _ in variables] if self.is_active(request) else variables
