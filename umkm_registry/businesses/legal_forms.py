"""The legal forms that businesses of the register have, as OSS writes them."""

from django.db import connection

# From one form to the next in the index, instead of through all businesses.
FORMS = """
WITH RECURSIVE forms AS (
    (SELECT legal_form FROM businesses_business ORDER BY legal_form LIMIT 1)
    UNION ALL
    SELECT (SELECT legal_form FROM businesses_business b WHERE b.legal_form > forms.legal_form
            ORDER BY legal_form LIMIT 1)
    FROM forms WHERE forms.legal_form IS NOT NULL
)
SELECT legal_form FROM forms WHERE legal_form <> ''
"""


def legal_forms() -> list[str]:
    """All of them, a few dozen; one query."""
    with connection.cursor() as cursor:
        cursor.execute(FORMS)
        return [form for (form,) in cursor.fetchall()]
