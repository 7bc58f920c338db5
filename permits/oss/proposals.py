"""Values of OSS that wait beside one a person vouched for: made at commit, decided by a person."""

from dataclasses import dataclass

from django.db import transaction

from permits.oss.models import ImportBatch, Proposal
from permits.oss.promoted import TARGETS, Field, Target
from permits.oss.statements import run
from permits.summaries import refresh_summaries as refresh_permit_summaries
from umkm_registry.businesses.summaries import refresh_summaries as refresh_business_summaries
from umkm_registry.history.models import Act

CONFIRMABLE = {target.kind: target for target in TARGETS if target.confirmable}
# Ciphertexts differ at each sealing, so they say nothing about whether a value is the same.
SAME = "({0}.columns - array['phone_sealed', 'email_sealed']) = ({1}.columns - array['phone_sealed', 'email_sealed'])"


def _offered(target: Target) -> str:
    """SQL: what the source says of fields that a person vouched for, where it differs."""
    parts = []
    for field in target.fields:
        columns = ", ".join(f"'{column}', w.{column}" for column in field.written)
        parts.append(
            f"SELECT w.id AS row_id, {target.business} AS business_id, '{field.name}' AS field, "
            f"{field.words('t')} AS old, {field.words('w')} AS new, jsonb_build_object({columns}) AS columns "
            f"FROM {target.want} w JOIN {target.table} t ON t.id = w.id "
            f"WHERE NOT w.is_new AND {field.differs()} AND {target.held(field)}"
        )
    return " UNION ALL ".join(parts)


def _overtaken(target: Target) -> str:
    """SQL: close the open proposals of wanted rows that the source no longer makes in these words."""
    return f"""
    UPDATE oss_proposal p
    SET state = CASE WHEN EXISTS (SELECT FROM offered o WHERE o.row_id = p.row_id AND o.field = p.field)
                     THEN 'replaced' ELSE 'withdrawn' END
    FROM {target.want} w
    WHERE p.kind = %(kind)s AND p.row_id = w.id AND p.state = 'open'
      AND NOT EXISTS (
          SELECT FROM offered same
          WHERE same.row_id = p.row_id AND same.field = p.field AND {SAME.format("same", "p")})
    """


# What was decided stays decided as long as OSS says the same.
NEW = f"""
INSERT INTO oss_proposal (batch_id, kind, row_id, business_id, field, old, new, columns, state)
SELECT %(batch)s, %(kind)s, o.row_id, o.business_id, o.field, o.old, o.new, o.columns, 'open'
FROM offered o
LEFT JOIN LATERAL (
    SELECT p.columns FROM oss_proposal p
    WHERE p.kind = %(kind)s AND p.row_id = o.row_id AND p.field = o.field AND p.state <> 'withdrawn'
    ORDER BY p.id DESC LIMIT 1
) last ON true
WHERE last.columns IS NULL OR NOT {SAME.format("o", "last")}
"""


def propose(batch: ImportBatch) -> None:
    """Bring the proposals of the rows in the `want_*` tables up to date with what the source says now.

    Needs `want_register` before it, and the register as it was before the import.
    """
    for target in CONFIRMABLE.values():
        run(
            {"batch": batch.pk, "kind": target.kind},
            "DROP TABLE IF EXISTS offered",
            f"CREATE TEMP TABLE offered ON COMMIT DROP AS {_offered(target)}",
            _overtaken(target),
            NEW,
        )


@dataclass(frozen=True)
class Decision:
    """How many proposals this decision settled, and how many it found settled already or without their row."""

    act: Act
    decided: int
    passed_over: int


@transaction.atomic
def decide(proposals, accept: bool, actor, reason: str = "") -> Decision:
    """Accept or refuse the open ones of `proposals` (a queryset) as one act.

    Whoever comes second finds nothing open. A proposal whose row was merged into another meanwhile is withdrawn: the
    surviving row has a value of its own, and the next import compares with that.
    """
    asked = proposals.count()
    open_ones = list(proposals.open().select_for_update().order_by("id"))
    label = "Usulan OSS diterima" if accept else "Usulan OSS ditolak"
    act = Act.objects.create(door="form", actor=actor, label=label, reason=reason)
    alive = [proposal for proposal in open_ones if not _merged(proposal)]
    if accept:
        for kind, field in {(proposal.kind, proposal.field) for proposal in alive}:
            _take_over(CONFIRMABLE[kind], field, [p.pk for p in alive if (p.kind, p.field) == (kind, field)], act)
        _refresh(alive)
    ids = [proposal.pk for proposal in alive]
    Proposal.objects.filter(pk__in=ids).update(state="accepted" if accept else "refused", act=act)
    Proposal.objects.filter(pk__in=[p.pk for p in open_ones if p.pk not in set(ids)]).update(state="withdrawn", act=act)
    return Decision(act, len(ids), asked - len(ids))


def _merged(proposal: Proposal) -> bool:
    model = CONFIRMABLE[proposal.kind].model
    return not model.objects.filter(pk=proposal.row_id, merged_into__isnull=True).exists()


def _take_over(target: Target, name: str, ids: list[int], act: Act) -> None:
    """Write the proposed columns of one field to its rows; the person who accepts vouches for the new value."""
    field: Field = next(field for field in target.fields if field.name == name)
    assignments = ", ".join(f"{column} = r.{column}" for column in field.written)
    run(
        {"ids": ids, "act": act.pk, "field": name},
        f"""
        UPDATE {target.table} t
        SET {assignments}, act_id = %(act)s, confirmed = t.confirmed || jsonb_build_object(%(field)s::text, %(act)s)
        FROM oss_proposal p, jsonb_populate_record(NULL::{target.table}, p.columns) r
        WHERE p.id = ANY(%(ids)s) AND t.id = p.row_id
        """,
    )


def _refresh(proposals: list[Proposal]) -> None:
    businesses = {proposal.business_id for proposal in proposals}
    if businesses:
        ids = ", ".join(map(str, businesses))
        refresh_business_summaries(ids)
        refresh_permit_summaries(ids)
