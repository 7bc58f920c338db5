"""Holding the rows that an import is about to change, before it says what it changes.

Whoever saves one of them a moment earlier is waited for, and what they vouched for is seen: it stays, and the import
proposes. Held in the order in which forms hold them (owner, business, place; of each the oldest first), and decisions
about proposals before the rows they are about, so that nobody waits in a circle.
"""

from permits.oss.promoted import TARGETS, Target
from permits.oss.statements import run

CONFIRMABLE = [target for target in TARGETS if target.confirmable]

PROPOSALS = f"""
SELECT FROM oss_proposal p
WHERE p.state = 'open' AND (p.kind, p.row_id) IN (
    {" UNION ALL ".join(f"SELECT '{target.kind}', id FROM {target.want}" for target in CONFIRMABLE)})
ORDER BY p.id FOR UPDATE
"""


def _rows(target: Target) -> str:
    return f"""
    SELECT FROM {target.table} t JOIN {target.want} w ON w.id = t.id
    WHERE NOT w.is_new AND {target.changes_any()} ORDER BY t.id FOR UPDATE OF t
    """


def hold_rows() -> None:
    """Until the end of the transaction. Needs `want_register` before it."""
    run({}, PROPOSALS, *map(_rows, CONFIRMABLE))
