"""Which columns of the register an import writes, and the SQL that follows from that list.

A field is one fact: its columns change together and a person's confirmation of it holds all of them.
"""

from dataclasses import dataclass

from django.db import connection

from permits.models import Permit
from umkm_registry.businesses.models import Activity, Business, Owner, Place


@dataclass(frozen=True)
class Field:
    name: str
    columns: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    # SQL of the value in words, `{0}` standing for the row's alias; empty: the column as text, None: not shown.
    shown: str | None = ""
    # The table a foreign key points to, and its key.
    points_to: tuple[str, str] | None = None

    @property
    def written(self) -> tuple[str, ...]:
        return self.columns or (self.name,)

    def words(self, alias: str) -> str:
        """SQL: the value as text for a person."""
        return (
            f"coalesce(({self.shown or '{0}.' + self.written[0]}), '')".format(alias)
            if self.shown
            else (f"coalesce({alias}.{self.written[0]}::text, '')")
        )

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
    # SQL of the business that the row `t` of a wanted `w` belongs to; by index, for it is asked row by row.
    business: str = ""
    confirmable: bool = False

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def held(self, field: Field) -> str:
        """SQL: a person vouched for the present value."""
        return f"t.confirmed ? '{field.name}'" if self.confirmable else "false"

    def changes(self, field: Field) -> str:
        """SQL: this field differs and no person vouched for the present value."""
        return f"({field.differs()} AND NOT {self.held(field)})" if self.confirmable else field.differs()

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

    def empty(self, column: str) -> str:
        """SQL: what stands in `column` of a row of which nothing is known."""
        field = next(field for field in self.model._meta.concrete_fields if field.column == column)
        return f"{_default(field)}::{field.db_type(connection)}"

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
    columns = (f"{noun}_hash", f"{noun}_mask", f"{noun}_sealed")
    return Field(noun, columns, compared=columns[:1], shown=f"{{0}}.{noun}_mask")


def linked(name: str, table: str, key: str, words: str) -> Field:
    """A foreign key, shown by the words of the row it points to."""
    shown = f"SELECT {words} FROM {table} x WHERE x.{key} = {{0}}.{name}_id"
    return Field(name, (f"{name}_id",), shown=shown, points_to=(table, key))


OWNER = Target(
    "owners",
    Owner,
    "want_owner",
    (Field("name"), Field("kind"), contact("phone"), contact("email")),
    business="(SELECT min(b.id) FROM businesses_business b WHERE b.owner_id = t.id)",
    confirmable=True,
)
BUSINESS = Target(
    "businesses",
    Business,
    "want_business",
    tuple(map(Field, ("name", "legal_form", "capital", "scale"))),
    fixed=("owner_id", "sector_id", "in_scope", "counted_permits", "first_permit_on", "region_code"),
    business="w.id",
    confirmable=True,
)
PLACE = Target(
    "places",
    Place,
    "want_place",
    (
        Field("source_key", shown=None),
        Field("kind"),
        Field("address"),
        linked("subdistrict", "regions_subdistrict", "id", "x.name"),
        Field("region_text"),
        Field("position", ("latitude", "longitude"), shown="{0}.latitude || ', ' || {0}.longitude"),
        Field("contact_name"),
        contact("phone"),
        contact("email"),
    ),
    fixed=("business_id",),
    business="w.business_id",
    confirmable=True,
)
ACTIVITY_FACTS = ("kind", "name", "scale", "risk", "investment", "workers", "land_area", "land_unit", "ministry")
ACTIVITY = Target(
    "activities",
    Activity,
    "want_activity",
    (
        linked("place", "businesses_place", "id", "x.address"),
        linked("kbli", "businesses_kbli", "id", "x.code"),
        *map(Field, (*ACTIVITY_FACTS, "submitted_on")),
    ),
    fixed=("project_digits",),
    business="(SELECT p.business_id FROM businesses_place p WHERE p.id = t.place_id)",
)
PERMIT_FACTS = ("project_digits", "document", "status", "status_text", "risk", "authority", "issued_on")
PERMIT = Target(
    "permits",
    Permit,
    "want_permit",
    (
        linked("business", "businesses_business", "id", "x.name"),
        linked("permit_type", "permits_permittype", "code", "x.name"),
        *map(Field, (*PERMIT_FACTS, "computed_expiry_on")),
        Field("expiry_rule", shown=None),
    ),
    fixed=("number", "application_digits", "source", "activity_id"),
    business="w.business_id",
)
TARGETS = (OWNER, BUSINESS, PLACE, ACTIVITY, PERMIT)
COUNTED = (BUSINESS, PLACE, ACTIVITY, PERMIT)
