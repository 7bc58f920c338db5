"""Keeping the old versions of rows: the act of each version, and the triggers that put old versions aside.

The row itself carries the act that made its present version; the trigger copies the whole old row, so every old
version carries its own author. A deleted row's last version is kept with the deleting act in the event's context.
"""

import pghistory
from django.db import models
from django.db.models import DO_NOTHING, PROTECT

from umkm_registry.history.models import Act


class Tracked(models.Model):
    """A register row: `act` made this version of it.

    The database does not check that the act exists: it is made in the same transaction and never deleted, and an
    import of 73,000 rows would ask for it 200,000 times.
    """

    act = models.ForeignKey(Act, PROTECT, verbose_name="tindakan", related_name="+", db_constraint=False)

    class Meta:
        abstract = True


def tracked(exclude: tuple[str, ...] = ()):
    """Class decorator: keep every old version of the model's rows in `<Model>Event`, on update and on delete.

    `exclude` names summary columns: recomputed from other rows, they are nobody's act and make no version.
    """

    def track(model):
        index = models.Index(fields=["act"], name=f"{model.__name__.lower()}event_by_act")
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
            meta={"indexes": [index]},
        )(model)

    return track


def acting(act: Act):
    """Name `act` to the triggers for the rest of this transaction; needed before rows are deleted."""
    return pghistory.context(act=act.pk)
