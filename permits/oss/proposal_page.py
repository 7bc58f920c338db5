"""The page of proposals: what waits, by column and one by one, and how a decision is read from the form."""

from django.db.models import Count
from django.http import QueryDict

from permits.oss.proposals import decide
from permits.oss.wording import FIELDS, value_words
from umkm_registry.filter_chips import chips
from umkm_registry.pages import KeysetPager
from umkm_registry.templatetags.indonesian import ribuan


def proposal_page(filterset, request) -> dict:
    """Context of `oss/proposals.html`: open proposals the filter lets through, and their number by column."""
    pager = KeysetPager(request, filterset.qs.select_related("business", "batch"), ("-id",))
    counted = filterset.qs.order_by().values_list("kind", "field").annotate(n=Count("id")).order_by("-n", "field")
    columns = [
        {"key": f"{kind}.{field}", "name": FIELDS[kind, field], "number": number} for kind, field, number in counted
    ]
    rows = [
        {
            "proposal": proposal,
            "column": FIELDS[proposal.kind, proposal.field],
            "old": value_words(proposal.kind, proposal.field, proposal.old),
            "new": value_words(proposal.kind, proposal.field, proposal.new),
        }
        for proposal in pager.rows
    ]
    return {"pager": pager, "columns": columns, "rows": rows, "filter": filterset, "chips": chips(filterset)}


def settle(seen, asked: QueryDict, actor) -> str:
    """Decide as the form asks and say what came of it.

    `putusan` is "terima" or "tolak" with the ticked ones in `usulan`, or with all open ones of `kolom` (and `impor`);
    or "terima:12" for a single one.
    """
    verb, _, single = asked.get("putusan", "").partition(":")
    wanted = _wanted(seen, asked, single)
    if verb not in ("terima", "tolak") or not wanted.exists():
        return "Belum ada usulan yang dipilih. Centang usulannya, atau putuskan satu kolom sekaligus."
    decision = decide(wanted, verb == "terima", actor)
    said = f"{ribuan(decision.decided)} usulan {'diterima' if verb == 'terima' else 'ditolak'}."
    if decision.passed_over:
        said += f" {ribuan(decision.passed_over)} tidak berubah: sudah diputuskan orang lain, atau datanya digabung."
    return said


def _wanted(seen, asked: QueryDict, single: str):
    if single:
        return seen.filter(pk__in=_numbers([single]))
    kind, dot, field = asked.get("kolom", "").partition(".")
    if not dot:
        return seen.filter(pk__in=_numbers(asked.getlist("usulan")))
    of_column = seen.open().filter(kind=kind, field=field)
    return of_column.filter(batch__in=_numbers([asked["impor"]])) if asked.get("impor") else of_column


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal()]
