"""Changing one fact of many businesses at once: what would change, and changing exactly that as one act.

A preview and the change itself look at the same rows in the same way, so a change can refuse when what it finds is
not what the person saw. A fact of a place is changed where a business has exactly one living place: with several,
nobody could say which one is meant.
"""

import uuid
from dataclasses import asdict, dataclass

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import QuerySet

from umkm_registry.businesses.bulk_facts import BulkFact, Choice
from umkm_registry.businesses.models import BulkEdit, Business, Place
from umkm_registry.businesses.summaries import refresh_summaries
from umkm_registry.history.bulk_changes import bulk_change, execute, give_memory
from umkm_registry.history.models import Act

PATIENCE_SECONDS = 20
EXAMPLES = 10
CHANGED = "SELECT business_id FROM bulk_row WHERE bucket = 'changes'"


@dataclass(frozen=True)
class Wanted:
    """What a person asks for: `choice` for `fact` of the `businesses` (a queryset of those they see).

    `also_vouched`: also where somebody else vouched for another value. `asked` tells in words which businesses.
    """

    businesses: QuerySet
    fact: BulkFact
    choice: Choice
    also_vouched: bool
    asked: tuple[tuple[str, str], ...]
    user: object


@dataclass(frozen=True)
class Counts:
    """Businesses: all that were asked for, those that change (of them vouched for by others), and those left as they
    are: with that value already, vouched for by another person, with several places, without one."""

    total: int
    changes: int
    overruled: int
    same: int
    vouched: int
    several: int
    nowhere: int


@dataclass(frozen=True)
class Outlook:
    """What an edit would do now. `before`: (present value in words, businesses), most first; `examples`: (business,
    its place or None, present value in words); `mark` tells this set of changes from any other."""

    counts: Counts
    before: list[tuple[str, int]]
    examples: list[tuple[Business, Place | None, str]]
    mark: str


class EditOvertaken(Exception):
    """What would change is not what the person saw; nothing was written. `outlook` is what would change now."""

    def __init__(self, outlook: Outlook):
        super().__init__("Data berubah sejak pratinjau.")
        self.outlook = outlook


@transaction.atomic
def outlook(wanted: Wanted) -> Outlook:
    """What `edit` would do now; writes nothing, holds nothing up. Some 0.5 s for 40,000 businesses."""
    give_memory()
    _note_asked(wanted.businesses)
    _note_rows(wanted)
    found = _outlook(wanted.fact)
    _forget()
    return found


def edit(wanted: Wanted, mark: str, reason: str, key: uuid.UUID) -> BulkEdit:
    """Change what the preview with `mark` showed, as one act of the person, who vouches for the values.

    The same `key` again answers with the edit it made. Raises EditOvertaken, or RegisterBusy while an import is
    saved for longer than one may wait.
    """
    with bulk_change(PATIENCE_SECONDS):
        done = BulkEdit.objects.filter(key=key, act__actor=wanted.user).first()
        if done:
            return done
        _note_asked(wanted.businesses)
        _hold_rows(wanted.fact)
        _note_rows(wanted)
        found = _outlook(wanted.fact)
        if found.mark != mark or not found.counts.changes:
            raise EditOvertaken(found)
        made = _write(wanted, found.counts, reason, key)
        _forget()
    return made


def _write(wanted: Wanted, counts: Counts, reason: str, key: uuid.UUID) -> BulkEdit:
    fact, choice = wanted.fact, wanted.choice
    label = f"{fact.label} diubah massal menjadi {choice.words}"
    act = Act.objects.create(door="bulk", actor=wanted.user, label=label, reason=reason)
    execute(
        f"""
        UPDATE {fact.table} t
        SET {fact.written} = %(value)s, act_id = %(act)s,
            confirmed = t.confirmed || jsonb_build_object(%(name)s::text, %(act)s)
        FROM bulk_row r WHERE r.bucket = 'changes' AND r.row_id = t.id
        """,
        {"value": choice.stored, "act": act.pk, "name": fact.column},
    )
    refresh_summaries(CHANGED)
    return BulkEdit.objects.create(
        act=act,
        key=key,
        field=fact.name,
        value="" if choice.stored is None else str(choice.stored),
        words=choice.words,
        asked=wanted.asked,
        counts=asdict(counts),
    )


def _note_asked(businesses: QuerySet) -> None:
    """Table `bulk_asked` of the ids of `businesses`; empty where none can be seen."""
    ids = businesses.order_by().values("pk").query
    sql, values = ids.get_compiler(DEFAULT_DB_ALIAS, elide_empty=False).as_sql()
    execute(f"CREATE TEMP TABLE bulk_asked (id) ON COMMIT DROP AS {sql}", values)
    execute("ANALYZE bulk_asked")


def _hold_rows(fact: BulkFact) -> None:
    """Nobody else changes the rows until the end of the transaction. Locked as everywhere: businesses before places,
    in the order of their ids."""
    hold("businesses_business", "id IN (SELECT id FROM bulk_asked)")
    if fact.of_places:
        hold(fact.table, "business_id IN (SELECT id FROM bulk_asked)")


def hold(table: str, which: str) -> None:
    """Lock the rows of `table` that the SQL condition `which` names."""
    execute(f"SELECT count(*) FROM (SELECT id FROM {table} WHERE {which} ORDER BY id FOR NO KEY UPDATE) held")


def _note_rows(wanted: Wanted) -> None:
    """Table `bulk_row`: for each business asked for, the row that would change, its present value, who vouches for
    that, and what becomes of it (`bucket`)."""
    fact, value = wanted.fact, wanted.choice.stored
    same = f"t.{fact.written} IS NULL" if value is None else f"t.{fact.shown} = %(value)s"
    execute(
        f"""
        CREATE TEMP TABLE bulk_row ON COMMIT DROP AS
        SELECT told.*, CASE WHEN places = 0 THEN 'nowhere' WHEN places > 1 THEN 'several' WHEN is_same THEN 'same'
                            WHEN by_others AND NOT %(also)s THEN 'vouched' ELSE 'changes' END AS bucket
        FROM (
            SELECT a.id AS business_id, t.id AS row_id, places, coalesce(t.{fact.shown}::text, '') AS present,
                   coalesce({same}, false) AS is_same, coalesce(t.confirmed ->> %(name)s, '') AS vouched_in,
                   t.confirmed ? %(name)s AND NOT EXISTS (
                       SELECT FROM history_act v
                       WHERE v.id = (t.confirmed ->> %(name)s)::bigint AND v.actor_id = %(user)s) AS by_others
            FROM bulk_asked a {PLACES if fact.of_places else BUSINESSES}
        ) told
        """,
        {"value": value, "also": wanted.also_vouched, "name": fact.column, "user": wanted.user.pk},
    )
    execute("ANALYZE bulk_row")


BUSINESSES = "JOIN businesses_business t ON t.id = a.id CROSS JOIN (SELECT 1 AS places) one"
PLACES = """
CROSS JOIN LATERAL (
    SELECT count(*) AS places, min(p.id) AS only_id FROM businesses_place p
    WHERE p.business_id = a.id AND p.merged_into_id IS NULL
) living
LEFT JOIN businesses_place t ON living.places = 1 AND t.id = living.only_id
"""


def _outlook(fact: BulkFact) -> Outlook:
    words = fact.in_words()
    found = {
        bucket: (rows, others)
        for bucket, rows, others in execute(
            "SELECT bucket, count(*), count(*) FILTER (WHERE by_others) FROM bulk_row GROUP BY bucket"
        )
    }
    rows = {bucket: found.get(bucket, (0, 0))[0] for bucket in ("changes", "same", "vouched", "several", "nowhere")}
    counts = Counts(total=sum(rows.values()), overruled=found.get("changes", (0, 0))[1], **rows)
    before = execute(
        "SELECT present, count(*) FROM bulk_row WHERE bucket = 'changes' GROUP BY present ORDER BY 2 DESC, 1"
    )
    mark = execute(
        "SELECT md5(coalesce(string_agg(concat_ws(':', row_id, present, vouched_in), ',' ORDER BY row_id), '')) "
        "FROM bulk_row WHERE bucket = 'changes'"
    )[0][0]
    return Outlook(counts, [(words(present), rows) for present, rows in before], _examples(fact, words), mark)


def _examples(fact: BulkFact, words) -> list[tuple[Business, Place | None, str]]:
    rows = execute(
        "SELECT business_id, row_id, present FROM bulk_row WHERE bucket = 'changes' ORDER BY business_id LIMIT %s",
        [EXAMPLES],
    )
    businesses = Business.objects.in_bulk([business for business, _, _ in rows])
    places = Place.objects.in_bulk([row for _, row, _ in rows]) if fact.of_places else {}
    return [(businesses[business], places.get(row), words(present)) for business, row, present in rows]


def _forget() -> None:
    """So that one transaction may look or change more than once."""
    execute("DROP TABLE bulk_asked, bulk_row")
