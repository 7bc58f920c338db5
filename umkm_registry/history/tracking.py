"""Keeping the old versions of rows: the act of each version, and the triggers that put old versions aside.

The row itself carries the act that made its present version; the trigger copies the whole old row, so every old
version carries its own author. A deleted row's last version is kept with the deleting act in the event's context.
"""

import re

import pghistory
from django.db import models
from django.db.models import DO_NOTHING, PROTECT, Q
from django.db.models.fields.json import KeyTextTransform

from umkm_registry.history.models import Act

SEALING = re.compile("_(sealed|hash|mask)$")


class Tracked(models.Model):
    """A register row: `act` made this version of it.

    The database does not check that the act exists: it is made in the same transaction and never deleted, and an
    import of 73,000 rows would ask for it 200,000 times.
    """

    act = models.ForeignKey(Act, PROTECT, verbose_name="tindakan", related_name="+", db_constraint=False)

    # Column → the name it shares with others that only make sense together (also their name in `confirmed`). Columns of
    # sealed values need no mention: their endings tell.
    TOGETHER: dict[str, str] = {}
    # Columns by which the machinery finds the row again: told to nobody, and never put back.
    MACHINERY: tuple[str, ...] = ()
    # Relations without which the row has no name.
    NAMED_BY: tuple[str, ...] = ()

    class Meta:
        abstract = True


def part_of(model, column: str) -> str:
    """The name of what `column` of a register table (or row) is a part of, which is also its name in `confirmed`."""
    return model.TOGETHER.get(column, SEALING.sub("", column))


def tracked(exclude: tuple[str, ...] = ()):
    """Class decorator: keep every old version of the model's rows in `<Model>Event`, on update and on delete.

    `exclude` names summary columns: recomputed from other rows, they are nobody's act and make no version.
    """

    def track(model):
        name = model.__name__.lower()
        by_act = models.Index(fields=["act"], name=f"{name}event_by_act")
        deleted = models.Index(
            KeyTextTransform("act", "pgh_context"), condition=Q(pgh_label="delete"), name=f"{name}event_deleted"
        )
        return pghistory.track(
            pghistory.UpdateEvent(row=pghistory.Old),
            pghistory.DeleteEvent(row=pghistory.Old),
            exclude=list(exclude),
            context_field=pghistory.ContextJSONField(null=True),
            context_id_field=None,
            obj_field=pghistory.ObjForeignKey(
                on_delete=DO_NOTHING,
                db_constraint=False,
                db_index=True,
                related_name="versions",
                related_query_name="versions",
            ),
            meta={"indexes": [by_act, deleted]},
        )(model)

    return track


def acting(act: Act):
    """Name `act` to the triggers for the rest of this transaction; needed before rows are deleted."""
    return pghistory.context(act=act.pk)
