"""Rules about all tables: migrations, scope, refusals in words, and what hangs on the rows that can be merged."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import CheckConstraint, UniqueConstraint

from umkm_registry.businesses.models import Business, Owner, Place
from umkm_registry.history.tracking import Tracked

REGISTER = [model for model in apps.get_models() if issubclass(model, Tracked)]
OURS = [model for model in apps.get_models() if model.__module__.startswith(("umkm_registry", "permits", "curation"))]

SAME_IN_BOTH = {"id", "status"}

# Merging carries these along. A new one fails here until someone has thought about merging and undoing it.
RELATIONS = {
    Owner: {
        "businesses.Business.owner",
        "businesses.Identifier.owner",
        # A look stays with the row that was looked at, even when that is gone; the log asks for merged rows, too.
        "businesses.Look.owner",
        "businesses.Owner.merged_into",
        # What was erased is remembered by NIB, and a NIB stays with its business through a merge.
        "personal_data.ErasedFact.owner",
    },
    Business: {
        "businesses.Business.merged_into",
        "businesses.Identifier.business",
        "businesses.Look.business",
        "businesses.Place.business",
        # A request follows to the surviving business when it is answered; a business with one is not undone.
        "businesses.TransferRequest.business",
        # A proposal stays with the row it was made for; when that row was merged away, deciding withdraws it.
        "oss.Proposal.business",
        "permits.Permit.business",
    },
    Place: {
        "businesses.Activity.place",
        "businesses.Look.place",
        "businesses.Place.merged_into",
        "businesses.TransferRequest.place",
    },
}


def is_old_versions(model) -> bool:
    return hasattr(model, "pgh_tracked_model")


@pytest.mark.django_db
def test_the_models_are_what_the_migrations_make():
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


def test_the_register_is_these_tables():
    assert {model._meta.label for model in REGISTER} == {
        "businesses.Activity",
        "businesses.Business",
        "businesses.Identifier",
        "businesses.Owner",
        "businesses.Place",
        "permits.Permit",
    }


@pytest.mark.parametrize("model", REGISTER, ids=lambda model: model._meta.label)
def test_every_register_table_can_be_asked_for_what_a_user_may_see(model):
    assert hasattr(model._default_manager.all(), "visible_to")


@pytest.mark.parametrize("model", REGISTER, ids=lambda model: model._meta.label)
def test_every_register_table_keeps_its_old_versions(model):
    assert is_old_versions(model._meta.get_field("versions").related_model)


@pytest.mark.parametrize("model", RELATIONS, ids=lambda model: model._meta.label)
def test_whoever_adds_a_relation_thinks_of_merging(model):
    relations = {
        f"{relation.related_model._meta.label}.{relation.field.name}"
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and relation.is_relation and not relation.concrete
        if not is_old_versions(relation.related_model)
    }
    assert relations == RELATIONS[model]


def test_every_constraint_a_person_can_meet_refuses_in_indonesian():
    machinery = ("oss",)  # written by imports only, never typed
    silent = [
        constraint.name
        for model in OURS
        if model._meta.app_label not in machinery
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint | UniqueConstraint)
        if constraint.violation_error_message == constraint.default_violation_error_message
    ]
    assert silent == []


def test_every_field_has_an_indonesian_name():
    unnamed = [
        f"{model._meta.label}.{field.name}"
        for model in OURS
        if not is_old_versions(model)
        for field in model._meta.concrete_fields
        if field.verbose_name == field.name.replace("_", " ") and field.name not in SAME_IN_BOTH
    ]
    assert unnamed == []
