"""How many rows each of several querysets has, in one statement, counted no further than anyone reads."""

from django.core.exceptions import EmptyResultSet
from django.db import connection

from umkm_registry.templatetags.indonesian import ribuan

LIMIT = 10_000


def capped_counts(querysets, limit: int = LIMIT) -> list[int]:
    """The number of rows of each queryset, `limit` + 1 where there are more. One query for all of them."""
    parts, params = [], []
    for queryset in querysets:
        try:
            sql, given = queryset.order_by().values("pk")[: limit + 1].query.sql_with_params()
        except EmptyResultSet:
            sql, given = "SELECT WHERE false", ()
        parts.append(f"(SELECT count(*) FROM ({sql}) counted)")
        params += given
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", params)
        return list(cursor.fetchone())


def capped_text(count: int, limit: int = LIMIT) -> str:
    """1.284, or 10.000+ where counting stopped."""
    return f"{ribuan(limit)}+" if count > limit else ribuan(count)
