"""Which columns of the register an import writes, and the SQL that follows from that list.

A field is one fact: its columns change together and a person's confirmation of it holds all of them.
"""

from dataclasses import dataclass

from permits.models import Permit
from umkm_registry.businesses.models import Activity, Business, Owner, Place


@dataclass(frozen=True)
class Field:
    name: str
    columns: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        return self.columns or (self.name,)

    def differs(self) -> str:
        """SQL: the source knows this field and says something else than the register."""
        columns = self.compared or self.written
        want, has = (", ".join(f"{side}.{column}" for column in columns) for side in "wt")
        return f"(w.{columns[0]} IS NOT NULL AND ({want}) IS DISTINCT FROM ({has}))"


@dataclass(frozen=True)
class Target:
    """One register table and its `want_*` table; `fixed` columns are written once, when the row is new."""

    kind: str
    model: type
    want: str
    fields: tuple[Field, ...]
    fixed: tuple[str, ...] = ()
    confirmable: bool = False

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def changes(self, field: Field) -> str:
        """SQL: this field differs and no person vouched for the present value."""
        return f"({field.differs()} AND NOT t.confirmed ? '{field.name}')" if self.confirmable else field.differs()

    def changes_any(self) -> str:
        return "(" + " OR ".join(self.changes(field) for field in self.fields) + ")"

    def insert(self) -> str:
        """SQL that adds the new rows. Every column is named: what the source does not give has the model's default."""
        given = {*self.fixed, *(column for field in self.fields for column in field.written)}
        columns, values = [], []
        for field in self.model._meta.concrete_fields:
            columns.append(field.column)
            values.append(self._value(field, given))
        return (
            f"INSERT INTO {self.table} ({', '.join(columns)}) "
            f"SELECT {', '.join(values)} FROM {self.want} w WHERE w.is_new ORDER BY w.id"
        )

    @staticmethod
    def _value(field, given) -> str:
        if field.primary_key:
            return "w.id"
        if field.column == "act_id":
            return "%(act)s"
        default = _default(field)
        if field.column not in given:
            return default
        return f"w.{field.column}" if default == "NULL" else f"coalesce(w.{field.column}, {default})"

    def update(self) -> str:
        """SQL that changes the rows that differ, field by field."""
        assignments = [
            f"{column} = CASE WHEN {self.changes(field)} THEN w.{column} ELSE t.{column} END"
            for field in self.fields
            for column in field.written
        ]
        return (
            f"UPDATE {self.table} t SET act_id = %(act)s, {', '.join(assignments)} "
            f"FROM {self.want} w WHERE w.id = t.id AND NOT w.is_new AND {self.changes_any()}"
        )

    def count(self) -> str:
        """SQL: how many rows are new, changed, and carried by the import but the same."""
        return (
            f"SELECT count(*) FILTER (WHERE w.is_new), count(*) FILTER (WHERE NOT w.is_new AND {self.changes_any()}), "
            f"count(*) FILTER (WHERE w.carried AND NOT w.is_new AND NOT {self.changes_any()}) "
            f"FROM {self.want} w LEFT JOIN {self.table} t ON t.id = w.id"
        )


def _default(field) -> str:
    """The model's default as SQL; NULL where the model has none."""
    default = None if field.null or field.is_relation else field.get_default()
    if default is None:
        return "NULL"
    return {dict: "'{}'", bool: str(default).lower(), int: str(default)}.get(type(default), f"'{default}'")


def contact(noun: str) -> Field:
    return Field(noun, (f"{noun}_hash", f"{noun}_mask", f"{noun}_sealed"), compared=(f"{noun}_hash",))


OWNER = Target(
    "owners", Owner, "want_owner", (Field("name"), Field("kind"), contact("phone"), contact("email")), confirmable=True
)
BUSINESS = Target(
    "businesses",
    Business,
    "want_business",
    (Field("name"), Field("legal_form"), Field("capital"), Field("scale")),
    fixed=("owner_id",),
    confirmable=True,
)
PLACE = Target(
    "places",
    Place,
    "want_place",
    (
        Field("source_key"),
        Field("kind"),
        Field("address"),
        Field("subdistrict_id"),
        Field("region_text"),
        Field("position", ("latitude", "longitude")),
        Field("contact_name"),
        contact("phone"),
        contact("email"),
    ),
    fixed=("business_id",),
    confirmable=True,
)
ACTIVITY = Target(
    "activities",
    Activity,
    "want_activity",
    tuple(
        Field(name)
        for name in (
            "place_id",
            "kbli_id",
            "kind",
            "name",
            "scale",
            "risk",
            "investment",
            "workers",
            "land_area",
            "land_unit",
            "ministry",
            "submitted_on",
        )
    ),
    fixed=("project_digits",),
)
PERMIT = Target(
    "permits",
    Permit,
    "want_permit",
    tuple(
        Field(name)
        for name in (
            "business_id",
            "project_digits",
            "permit_type_id",
            "document",
            "status",
            "status_text",
            "risk",
            "authority",
            "issued_on",
            "computed_expiry_on",
            "expiry_rule",
        )
    ),
    fixed=("number", "application_digits", "source", "activity_id"),
)
TARGETS = (OWNER, BUSINESS, PLACE, ACTIVITY, PERMIT)
COUNTED = (BUSINESS, PLACE, ACTIVITY, PERMIT)
