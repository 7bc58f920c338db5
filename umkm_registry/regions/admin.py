"""Regions in the back office. They are public facts, so every role that gets here sees all of them."""

from django.contrib import admin

from umkm_registry.admin_tables import ReferenceAdmin, ReferenceResource
from umkm_registry.regions.models import City, District, Subdistrict, SubdistrictAlias


class CityResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = City
        import_id_fields = ["code"]
        fields = ["code", "name", "kind", "province", "south", "north", "west", "east"]


@admin.register(City)
class CityAdmin(ReferenceAdmin):
    resource_classes = [CityResource]
    list_display = ["code", "name", "kind", "province"]
    search_fields = ["name", "=code"]


class DistrictResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = District
        import_id_fields = ["code"]
        fields = ["city", "code", "bps_code", "name"]
        widgets = {"city": {"field": "code"}}


@admin.register(District)
class DistrictAdmin(ReferenceAdmin):
    resource_classes = [DistrictResource]
    list_display = ["code", "name", "city", "bps_code"]
    list_select_related = ["city"]
    search_fields = ["name", "=code"]
    autocomplete_fields = ["city"]


class SubdistrictResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = Subdistrict
        import_id_fields = ["code"]
        fields = ["district", "code", "bps_code", "name", "postal_code", "latitude", "longitude"]
        widgets = {"district": {"field": "code"}}


@admin.register(Subdistrict)
class SubdistrictAdmin(ReferenceAdmin):
    resource_classes = [SubdistrictResource]
    list_display = ["code", "name", "district", "postal_code", "bps_code"]
    list_filter = ["district"]
    list_select_related = ["district"]
    search_fields = ["name", "=code", "=postal_code"]
    autocomplete_fields = ["district"]


class SubdistrictAliasResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = SubdistrictAlias
        import_id_fields = ["text"]
        fields = ["subdistrict", "text"]
        widgets = {"subdistrict": {"field": "code"}}


@admin.register(SubdistrictAlias)
class SubdistrictAliasAdmin(ReferenceAdmin):
    resource_classes = [SubdistrictAliasResource]
    list_display = ["text", "subdistrict"]
    list_select_related = ["subdistrict"]
    search_fields = ["text", "subdistrict__name"]
    autocomplete_fields = ["subdistrict"]
