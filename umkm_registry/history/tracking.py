"""Keeping the old versions of rows: the act of each version, and the triggers that put old versions aside.

The row itself carries the act that made its present version; the trigger copies the whole old row, so every old
version carries its own author. A deleted row's last version is kept with the deleting act in the event's context.
"""

import pghistory
from django.db import models
from django.db.models import DO_NOTHING, PROTECT

from umkm_registry.history.models import Act


class Tracked(models.Model):
    """A register row: `act` made this version of it; `confirmed` names the fields a person vouched for.

    `confirmed` maps a field's name to the id of the act that confirmed it: an import proposes, it does not overwrite.
    """

    act = models.ForeignKey(Act, PROTECT, verbose_name="tindakan", related_name="+")

    class Meta:
        abstract = True


def tracked(model):
    """Class decorator: keep every old version of the model's rows in `<Model>Event`, on update and on delete."""
    return pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(row=pghistory.Old),
        context_field=pghistory.ContextJSONField(null=True),
        context_id_field=None,
        obj_field=pghistory.ObjForeignKey(
            on_delete=DO_NOTHING, db_constraint=False, related_name="versions", related_query_name="versions"
        ),
        meta={"verbose_name": f"versi lama {model._meta.verbose_name}"},
    )(model)


def acting(act: Act):
    """Name `act` to the triggers for the rest of this transaction; needed before rows are deleted."""
    return pghistory.context(act=act.pk)
