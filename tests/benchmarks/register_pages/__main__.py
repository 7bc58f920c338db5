"""Measures the pages of the register: `uv run python -m tests.benchmarks.register_pages --businesses 100000`.

A made-up city, served by gunicorn with the options of deploy/, read by a browser without pictures; then by fifty at
once. Beside it, from the same server, what Django's own admin and a bare view need for the same table. Times run from
sending a request to the last byte of its answer, over a connection of its own, as nginx asks.
"""

import argparse
import json
from pathlib import Path

from tests.benchmarks.register_pages.browser import Browser, follow, timed
from tests.benchmarks.register_pages.server import city, serving
from tests.benchmarks.run import keep_part
from tests.benchmarks.scratch import Installation

PEER = "/peer/businesses/business/"
PAGES_DEEP = 50


def main() -> None:
    options = _options()
    with city(options.businesses, options.data) as made:
        figures = measure(made, options)
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    if not options.dry:
        keep_part(f"pages_{options.businesses}", figures)


def measure(made: Installation, options) -> dict:
    """Milliseconds by role, group and case; queries; answers a second to many readers at once."""
    facts = made.run("-m", "tests.benchmarks.register_pages.facts").answer
    with serving(made) as port:
        browsers = {name: Browser(port, name, facts["password"]) for name in facts["cases"]}
        ms = {name: _times(browsers[name], cases, options) for name, cases in facts["cases"].items()}
        for name, browser in browsers.items():
            ms[name]["list"][f"pages 1 to {PAGES_DEEP}"] = follow(browser, "/usaha/", PAGES_DEEP)
        peer = _times(browsers["pengelola"], _peer_cases(facts), options)
        walks = [
            {"cookie": browsers[name].cookie, "addresses": addresses} for name, addresses in facts["walks"].items()
        ]
        bare = [{**walk, "addresses": ["/bare/"]} for walk in walks]
        crowds = {"pages": _crowd(made, port, walks, options), "bare": _crowd(made, port, bare, options)}
    counted = {name: facts[name] for name in ("businesses", "queries")}
    return counted | {"requests": options.requests, "ms": ms, "stock_admin_ms": peer, "readers": crowds}


def _times(browser: Browser, cases: dict, options) -> dict:
    """Group → case → [p50, p95]."""
    return {
        group: {label: timed(browser, addresses, options.requests) for label, addresses in named.items()}
        for group, named in cases.items()
    }


def _peer_cases(facts: dict) -> dict:
    """The same questions to Django's own changelist."""
    last = (facts["businesses"] - 1) // 100 + 1
    return {
        "list": {
            "plain": [PEER],
            "scale": [f"{PEER}?scale__exact=micro"],
            "search": [f"{PEER}?q={facts['word']}"],
            "page 50": [f"{PEER}?p={min(50, last)}"],
            "last page": [f"{PEER}?p={last}"],
        }
    }


def _crowd(made: Installation, port: int, walks: list[dict], options) -> dict:
    asked = {"port": port, "readers": options.readers, "seconds": options.seconds, "walks": walks}
    return made.run("-m", "tests.benchmarks.register_pages.readers", json.dumps(asked)).answer


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--businesses", type=int, default=100_000)
    parser.add_argument("--data", type=Path, help="Folder that keeps the made-up city for the next run.")
    parser.add_argument("--requests", type=int, default=20, help="Of each page, after three to warm up.")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=20, help="How long the readers read.")
    parser.add_argument("--dry", action="store_true", help="Print the figures, keep none.")
    return parser.parse_args()


if __name__ == "__main__":
    main()
