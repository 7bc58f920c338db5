"""What the tables of the back office share: reference tables are edited, register tables are only looked at."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import PROTECT, Model
from django.shortcuts import redirect
from django.utils.text import capfirst
from import_export.admin import ImportExportModelAdmin
from import_export.formats.base_formats import CSV, XLSX
from import_export.resources import ModelResource

from umkm_registry.admin_files import ReferenceImportForm, Sheet
from umkm_registry.admin_paging import CappedPaginator

NAMED_IN_USE = 10


class ReferenceResource(ModelResource):
    """Columns are headed by the Indonesian names of the fields; every row passes the rules of its model.

    `Meta.import_id_fields` are the fields by which a row is found again. A column that names a row of another table
    says how: `widgets = {"district": {"field": "code"}}`.
    """

    class Meta:
        skip_unchanged = True
        clean_model_instances = True

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        field = super().field_from_django_field(field_name, django_field, readonly)
        field.column_name = capfirst(django_field.verbose_name)
        return field


class ReferenceAdmin(ImportExportModelAdmin):
    """A table the office keeps itself. `fixed_fields` can be given when a row is made, not changed later."""

    import_formats = [Sheet]
    export_formats = [XLSX, CSV]
    import_form_class = ReferenceImportForm
    fixed_fields: tuple[str, ...] = ()
    show_full_result_count = False
    show_change_form_export = False

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(self.fixed_fields if obj else ())]

    def rows_changed(self):
        """Bring up to date what is computed from this table; called after every change, by hand or by file."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        self.rows_changed()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self.rows_changed()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        self.rows_changed()

    def get_deleted_objects(self, objs, request):
        """Names the first rows that keep `objs` in use. The library would load all of them: half a city for a code."""
        in_use = first_protected(self.model, objs)
        return ([], {}, set(), in_use) if in_use else super().get_deleted_objects(objs, request)

    def process_result(self, result, request):
        self.rows_changed()
        return super().process_result(result, request)

    def process_import(self, request, **kwargs):
        """The second step needs the file of the first; it is gone when the button is pressed twice."""
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            messages.error(request, "Berkas ini sudah diimpor atau sudah tidak ada. Bila perlu, unggah lagi.")
            return redirect("admin:{}_{}_import".format(*self.get_model_info()))

    def add_data_read_fail_error_to_form(self, form, e):
        """A refused file is told in its own words; the library would name the class of the error."""
        if isinstance(e, ValidationError):
            form.add_error("import_file", e)
        else:
            super().add_data_read_fail_error_to_form(form, e)


def first_protected(model: type[Model], objs) -> list[str]:
    """'Tempat usaha: Jalan Contoh 1' for the first rows that point at one of `objs` and forbid deleting it."""
    named = []
    for relation in model._meta.related_objects:
        if relation.on_delete is not PROTECT:
            continue
        link = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{link}__in": objs}).select_related(link).order_by("pk")
        words = capfirst(relation.related_model._meta.verbose_name)
        named += [f"{words}: {row}" for row in rows[:NAMED_IN_USE]]
        if rows[NAMED_IN_USE:].exists():
            named.append(f"{words}: dan yang lain")
    return named


class LookOnlyAdmin(admin.ModelAdmin):
    """Rows that only actions write. Shows `fields`, of the rows the user may see on the pages too.

    A search for digits alone looks for a NIB (`nib_path` leads to the business), or with 21 of them in
    `digits_field`; other words are looked for in `search_fields`.
    """

    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # they count all rows once for each choice of each filter
    list_per_page = 50
    nib_path: str | None = None
    digits_field: str | None = None

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        if hasattr(rows, "visible_to"):
            return rows.visible_to(request.user)
        return rows if request.user.scope.whole_city else rows.none()

    def get_search_results(self, request, queryset, search_term):
        digits = search_term.strip()
        if digits.isdigit() and len(digits) == 21 and self.digits_field:
            return queryset.filter(**{self.digits_field: digits}), False
        if digits.isdigit() and self.nib_path is not None:
            nib = {"kind": "nib", "damaged": False, "value": digits}
            return queryset.filter(**{f"{self.nib_path}identifiers__{k}": v for k, v in nib.items()}), False
        return super().get_search_results(request, queryset, search_term)

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
