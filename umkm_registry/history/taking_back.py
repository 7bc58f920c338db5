"""Deciding, row by row, what goes back to what it was, what stays as somebody left it since, and what cannot."""

import copy
from itertools import pairwise

from umkm_registry.history.changes import Known, Words, differing, is_deleted, known_rows, parts, value
from umkm_registry.history.fates import KEPT, Fate
from umkm_registry.history.fitting import NoFit, depth, put_in, remove, write
from umkm_registry.history.models import Act
from umkm_registry.history.tracking import Tracked, acting
from umkm_registry.history.wording import masked, since

# Which row stands for which is said by merging and its own undo alone.
MERGED = "merged_into"
ALIKE = "sudah sama seperti keadaan itu"
GONE = "sudah tidak ada di data"
TOGETHER = "dicatat bersama data yang tetap: {}"


def held(wanted: dict[type[Tracked], list[int]]) -> dict[tuple[type[Tracked], int], Known]:
    """What is known of the rows, held until the transaction ends: owners first, then businesses, as everywhere."""
    for model in sorted(wanted, key=lambda each: (depth(each), each._meta.label)):
        rows = model._default_manager.filter(pk__in=wanted[model]).order_by("pk")
        list(rows.select_for_update(of=("self",)).values_list("pk"))
    return known_rows(wanted)


class Work:
    """Puts rows back as the act `act`. `fates`: what became of each; `touched`: rows as they were and as they are."""

    def __init__(self, known: dict[tuple[type[Tracked], int], Known], act: Act):
        self.known, self.act = known, act
        self.fates: dict[tuple, Fate] = {}
        self.touched: list[Tracked] = []
        ids = {version.act_id for each in known.values() for version in each.versions}
        self.acts = Act.objects.select_related("actor").in_bulk(ids)

    def take_back(self, act: Act) -> None:
        """Undo what `act` did: first what it deleted comes back, then values, at last what it made goes."""
        around = {key: known.around(act.pk) for key, known in self.known.items()}
        pairs = [(known.model, known.row or known.last, around[key][0] or known.last) for key, known in self._rows()]
        self.words = Words(pairs)
        in_order = sorted(self._rows(), key=lambda each: (depth(each[1].model), each[1].model._meta.label, each[0][1]))
        for key, known in in_order:
            self.fates[key] = Fate(self.words.name(known.model, known.last))
        self._return([known for key, known in in_order if around[key][1] is None])
        for key, known in in_order:
            before, after = around[key]
            if before is not None and after is not None:
                self._change(known, before, after)
        self._remove([(known, around[key][1]) for key, known in reversed(in_order) if around[key][0] is None])

    def go_to(self, model: type[Tracked], pk: int, version) -> None:
        """Give one row all values of an old version of it."""
        known = self.known[model, pk]
        self.words = Words([(model, known.last, version)])
        self.fates[model, pk] = Fate(self.words.name(model, known.last))
        self._change(known, version, known.row)

    def _rows(self):
        return list(self.known.items())

    def _change(self, known: Known, before, after) -> None:
        """Give the parts that differ between `before` and `after` their old values, where `after` still stands."""
        fate, row = self._fate(known), known.row
        if (because := self._stands_in_the_way(row)) is not None:
            return fate.refuse(because)
        columns = parts(known.model)
        wanted = [name for name in differing(known.model, before, after) if name != MERGED]
        due = [name for name in wanted if value(columns[name], row) == value(columns[name], after)]
        stay = [
            name for name in wanted if name not in due and value(columns[name], row) != value(columns[name], before)
        ]
        fate.left = [(str(columns[name][-1].verbose_name), self._since(known, name)) for name in stay]
        if not due:
            return fate.refuse(fate.left[0][1] if stay else ALIKE, KEPT)
        old = copy.copy(row)
        try:
            write(row, before, due, self.act)
        except NoFit as refusal:
            return fate.refuse(str(refusal))
        fate.changes = self.words.changes(known.model, old, row)
        self.touched += [old, row]
        return None

    def _return(self, deleted: list[Known]) -> None:
        """Make rows again that the act deleted, unless somebody did already."""
        missing = [known for known in deleted if known.row is None]
        for known in deleted:
            if known.row is not None:
                self._fate(known).refuse(ALIKE, KEPT)
        try:
            made = put_in([(known.model, known.last) for known in missing], self.act)
        except NoFit as refusal:
            return self._all([self._fate(known) for known in missing], str(refusal))
        for known in missing:
            self._fate(known).whole = "returned"
        self.touched += made
        return None

    def _remove(self, made: list[tuple[Known, object]]) -> None:
        """Delete rows that the act made, all or none: a business without its number would be worse than both."""
        for known, after in made:
            self._refuse_removal(known, after)
        fates = [self._fate(known) for known, _ in made]
        staying = [fate for fate in fates if fate.because and fate.because != GONE]
        going = [known.row for known, _ in made if not self._fate(known).because]
        if staying:
            return self._all([fate for fate in fates if not fate.because], TOGETHER.format(staying[0].name), KEPT)
        try:
            with acting(self.act):
                remove(going)
        except NoFit as refusal:
            return self._all([fate for fate in fates if not fate.because], str(refusal))
        for fate in fates:
            fate.whole = "" if fate.because else "removed"
        self.touched += going
        return None

    def _refuse_removal(self, known: Known, after) -> None:
        fate = self._fate(known)
        if (because := self._stands_in_the_way(known.row)) is not None:
            fate.refuse(because)
        elif changed := differing(known.model, after, known.row):
            fate.refuse(self._since(known, changed[0]), KEPT)

    def _stands_in_the_way(self, row) -> str | None:
        if row is None:
            return GONE
        if getattr(row, f"{MERGED}_id", None):
            return f"sudah digabung ke {masked(str(getattr(row, MERGED)))}; batalkan dulu penggabungannya"
        return None

    def _since(self, known: Known, name: str) -> str:
        """Who gave a part its present value, and when."""
        columns = parts(known.model)[name]
        for older, newer in reversed(list(pairwise(known.versions))):
            if is_deleted(older) or value(columns, older) != value(columns, newer):
                return since(self.acts[newer.act_id])
        return "diubah sejak itu"

    def _fate(self, known: Known) -> Fate:
        return self.fates[known.model, known.pk]

    @staticmethod
    def _all(fates: list[Fate], because: str, bucket: str = "failed") -> None:
        for fate in fates:
            fate.refuse(because, bucket)
