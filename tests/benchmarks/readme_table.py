"""Writes README's table of measurements from results.json: `uv run python -m tests.benchmarks.readme_table`."""

import json
from pathlib import Path

from tests.benchmarks.register_pages.table import page_rows

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"
START, END = "<!-- benchmarks:start -->", "<!-- benchmarks:end -->"


def main() -> None:
    """Replace what stands between the two markers; ValueError when README has lost them."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(START)
    _, after = rest.split(END)
    table = as_table(json.loads((HERE / "results.json").read_text(encoding="utf-8")))
    README.write_text(f"{before}{START}\n{table}\n{END}{after}", encoding="utf-8")


def as_table(results: dict) -> str:
    """A Markdown table of what was measured, at what commit and on which machine."""
    lines = ["| measured | result | bound |", "|---|---|---|"]
    lines += [f"| {what} | {result} | {bound} |" for what, result, bound in rows(results)]
    machine = results["machine"]
    measured = sorted(
        {f"{results[name]['commit']}, {results[name]['on']}" for name in ("first", *PARTS) if name in results}
    )
    lines += [
        "",
        f"Layout `{results['layout']}`, generated. Commit {' and '.join(measured)}: "
        f"{machine['cores']} cores, {machine['memory_gib']} GiB, {machine['system']}, Python {machine['python']}, "
        f"PostgreSQL {machine['postgresql']}.",
    ]
    return "\n".join(lines)


def rows(results: dict) -> list[tuple[str, str, str]]:
    """What was measured so far: the part `first`, and beside it the others that there are."""
    first = results["first"]
    return first_rows(first) + [
        row for name, tell in PARTS.items() if name in results for row in tell(results[name], first)
    ]


def first_rows(first: dict) -> list[tuple[str, str, str]]:
    counted, bare = f"{first['rows']:,} rows", "× the bare read"
    commit = f"{first['seconds']['commit']:.1f} s, {first['commit_times_bare']} {bare}"
    return [
        (f"{counted} × 28, bare python-calamine read", f"{first['bare_read']} s", ""),
        ("… preview (read, check, compare)", f"{first['preview']} s, {first['preview_times_bare']} {bare}", "≤ 5 ×"),
        ("… commit into an empty register", commit, "≤ 5 ×"),
        ("… the same file committed again", f"{first['again']['commit']:.1f} s", ""),
        ("… memory of the command", f"{first['command_mib']} MiB", "≤ 400 MiB"),
    ]


def large_rows(large: dict, first: dict) -> list[tuple[str, str, str]]:
    times = f"{_seconds(large) / _seconds(first):.1f} × {first['rows']:,} rows"
    return [(f"{large['rows']:,} rows, preview and commit", times, "≤ 4.6 ×")]


def largest_rows(largest: dict, first: dict) -> list[tuple[str, str, str]]:
    counted = f"{largest['rows']:,} rows"
    return [
        (f"memory of the command, {counted}", f"{largest['command_mib']} MiB", "≤ 400 MiB"),
        (f"memory of the reading child, {counted}", f"{largest['reading_child_mib']} MiB", "≤ 1,638 MiB"),
    ]


def stock_rows(stock: dict, first: dict) -> list[tuple[str, str, str]]:
    theirs = stock["read"] + stock["dry_run"] + stock["import"]
    told = f"{theirs:.0f} s, ours {stock['ours']:.1f} s: {theirs / stock['ours']:.0f} ×"
    return [(f"django-import-export, dry run and import of {stock['rows']:,} rows", told, "≥ 20 ×")]


def _seconds(figures: dict) -> float:
    return sum(figures["seconds"].values())


PARTS = {
    "large": large_rows,
    "largest": largest_rows,
    "stock": stock_rows,
    "pages_100000": page_rows,
    "pages_1000000": page_rows,
}

if __name__ == "__main__":
    main()
