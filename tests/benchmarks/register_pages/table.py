"""The rows of README's table of measurements that tell of the pages of the register."""

# Businesses → ms that a list, and a profile, may take.
BOUNDS = {100_000: (150, 100), 1_000_000: (375, None)}
MOST_QUERIES = 12


def page_rows(pages: dict, first: dict) -> list[tuple[str, str, str]]:
    """Of each group the case that took longest, all roles together; `first` is the import, of no use here."""
    businesses = pages["businesses"]
    of_list, of_profile = BOUNDS[businesses]
    told = [
        (f"{businesses:,} businesses, {words}: {label}", _ms(times), f"p95 ≤ {of_list} ms")
        for group, words in GROUPS.items()
        for label, times in [_slowest(pages["ms"], group)]
    ]
    profile = _slowest(pages["ms"], "detail")[1]
    told.append(("… a profile", _ms(profile), f"p95 ≤ {of_profile} ms" if of_profile else ""))
    return told + query_rows(pages) + peer_rows(pages) + reader_rows(pages)


GROUPS = {
    "list": "the list, slowest page",
    "order": "slowest order",
    "filter": "slowest filter",
    "search": "slowest search",
    "admin": "slowest table of the back office",
}


def query_rows(pages: dict) -> list[tuple[str, str, str]]:
    most = {}
    for groups in pages["queries"].values():
        for group, queries in groups.items():
            most[group] = max(queries, most.get(group, 0))
    lists = max(most[group] for group in ("list", "order", "filter", "search"))
    bound = f"≤ {MOST_QUERIES}"
    return [("… queries of the list", str(lists), bound), ("… queries of a profile", str(most["detail"]), bound)]


def peer_rows(pages: dict) -> list[tuple[str, str, str]]:
    ours = pages["ms"]["pengelola"]
    pairs = {
        "plain": ours["list"]["plain"],
        "search": ours["search"]["word of a name"],
        "last page": ours["list"]["last page"],
    }
    theirs = pages["stock_admin_ms"]["list"]
    return [
        (f"… Django's own admin list, {case}", f"{_ms(theirs[case])}; ours {_ms(times)}", "")
        for case, times in pairs.items()
    ]


def reader_rows(pages: dict) -> list[tuple[str, str, str]]:
    told = []
    for name, words in {"pages": "mixed pages", "bare": "a bare view with one query"}.items():
        crowd = pages["readers"][name]
        result = f"{crowd['per_second']} answers a second, {_ms(crowd['ms'])}, {sum(crowd['errors'].values())} errors"
        told.append((f"… {crowd['readers']} readers at once, {words}", result, "0 errors"))
    return told


def _slowest(ms: dict, group: str) -> tuple[str, list[float]]:
    """The case of the group with the longest p95, over all roles, and its times."""
    cases = [case for groups in ms.values() for case in groups.get(group, {}).items()]
    return max(cases, key=lambda case: case[1][1])


def _ms(times: list[float]) -> str:
    p50, p95 = times
    return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms"
