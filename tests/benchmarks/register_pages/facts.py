"""What a made-up city has to ask for: addresses by role, group and case, and how many queries each takes → JSON."""

import json
from datetime import date
from urllib.parse import urlencode

import django

django.setup()

from django.contrib import admin  # noqa: E402 - models exist only after setup
from django.db import connection  # noqa: E402
from django.forms import DateField  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from umkm_registry.accounts.demo import PHRASE  # noqa: E402
from umkm_registry.accounts.models import User  # noqa: E402
from umkm_registry.admin_tables import LookOnlyAdmin  # noqa: E402
from umkm_registry.businesses.asked import asked_for  # noqa: E402
from umkm_registry.businesses.listing import for_list  # noqa: E402
from umkm_registry.businesses.models import Business  # noqa: E402
from umkm_registry.businesses.sorting import KEYS  # noqa: E402
from umkm_registry.pages import KeysetPager  # noqa: E402

MANAGER, OFFICER = "pengelola", "kecamatan-1"
DETAILS = 20
# What is typed into the filters that offer no choices; a new one of these has to be given a text here.
TYPED = {"kbli": "56", "bentuk": "perorangan"}
DAY = date(2025, 7, 1)


def main() -> dict:
    """Refreshes the planner's facts first, as autovacuum does by night."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    cases = {name: cases_of(User.objects.get(username=name)) for name in (MANAGER, OFFICER)}
    cases[MANAGER]["admin"] = admin_cases()
    return {
        "businesses": Business.objects.count(),
        "password": PHRASE,
        "word": word_of(Business.objects.order_by("id").first().name),
        "cases": cases,
        "queries": {name: queries(name, groups) for name, groups in cases.items()},
        "walks": {name: walk(groups) for name, groups in cases.items()},
    }


def cases_of(user) -> dict[str, dict[str, list[str]]]:
    """Group → case → addresses, all of rows this user may see."""
    seen = Business.objects.visible_to(user).counted()
    ids = list(seen.order_by("id").values_list("id", flat=True))
    return {
        "list": {"plain": ["/usaha/"], "last page": [last_page(user)]},
        "order": order_cases(),
        "filter": filter_cases(user),
        "search": search_cases(seen),
        "detail": {"profile": [f"/usaha/{pk}/" for pk in ids[:: max(1, len(ids) // DETAILS)][:DETAILS]]},
    }


def filter_cases(user) -> dict[str, list[str]]:
    """Each filter of the list: with every choice where there are few, with the first and the last where many."""
    cases = {}
    for name, field in asked_for(QueryDict(), user).filter.form.fields.items():
        if name == "q" or field.widget.is_hidden:
            continue
        typed = DAY if isinstance(field, DateField) else TYPED.get(name)
        offered = [typed] if typed else values_of(field)
        for value in dict.fromkeys(offered if len(offered) <= 4 else [offered[0], offered[-1]]):
            cases[f"{name}={value}"] = ["/usaha/?" + urlencode({name: value})]
    return cases


def values_of(field) -> list[str]:
    """What a field offers, out of groups too, without the empty choice."""
    flat = [pair for value, label in field.choices for pair in (label if isinstance(label, list) else [(value, label)])]
    return [str(value) for value, _ in flat if value]


def search_cases(seen) -> dict[str, list[str]]:
    """By a word of a name, the whole name, a misspelt one, an address, a NIB, and for what is not there."""
    business = seen.filter(places__address__gt="", identifiers__kind="nib").order_by("id").first()
    word = word_of(business.name)
    texts = {
        "word of a name": word,
        "whole name": business.name,
        "misspelt name": business.name.replace(word, word[0] + word[2] + word[1] + word[3:]),
        "address": business.places.first().address,
        "NIB": business.identifiers.filter(kind="nib").first().value,
        "beginning of a NIB": business.identifiers.filter(kind="nib").first().value[:7],
        "nothing like it": "qxzvw jkqxz",
    }
    return {label: ["/usaha/?" + urlencode({"q": text})] for label, text in texts.items()}


def word_of(name: str) -> str:
    return max(name.split(), key=len)


def order_cases() -> dict[str, list[str]]:
    """Each order of the list and its opposite."""
    words = [f"{turned}{word}" for word in KEYS for turned in ("", "-")]
    return {word: ["/usaha/?" + urlencode({"urut": word})] for word in words}


def last_page(user) -> str:
    """The address of the page that ends the list, as its pager would write it."""
    asked = asked_for(QueryDict(), user)
    ends = [business.pk for business in asked.businesses.reverse()[:26]]
    rows = for_list(asked.businesses.filter(pk__in=ends), user)
    return "/usaha/" + KeysetPager(RequestFactory().get("/usaha/"), rows, asked.order, per_page=1).next_url


def admin_cases() -> dict[str, list[str]]:
    """The changelist of every table that is only looked at, as far as the made-up city has rows in it."""
    tables = [model for model, table in admin.site._registry.items() if isinstance(table, LookOnlyAdmin)]
    filled = [model._meta for model in tables if model.objects.count() >= Business.objects.count() / 2]
    return {meta.label: [f"/admin/{meta.app_label}/{meta.model_name}/"] for meta in filled}


def queries(username: str, groups: dict) -> dict[str, int]:
    """Group → the most queries that one of its addresses takes, those of the session included."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    most = {}
    for group, cases in groups.items():
        for address in [addresses[0] for addresses in cases.values()]:
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            most[group] = max(most.get(group, 0), len(asked))
    return most


def walk(groups: dict) -> list[str]:
    """What a reader looks at one after the other: the list, a filter, a search, and twice as many profiles."""
    lists = [groups["list"]["plain"], *list(groups["filter"].values())[:2], groups["search"]["word of a name"]]
    pairs = zip(lists, groups["detail"]["profile"][::2], groups["detail"]["profile"][1::2], strict=False)
    return [address for (page,), *profiles in pairs for address in (page, *profiles)]


if __name__ == "__main__":
    print(json.dumps(main()))
