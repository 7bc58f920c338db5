"""Writes README's table of measurements from results.json: `uv run python -m tests.benchmarks.readme_table`."""

import json
from pathlib import Path

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
    parts = [results[name] for name in ("first", "large", "largest", "stock")]
    measured = sorted({f"{part['commit']}, {part['on']}" for part in parts})
    lines += [
        "",
        f"Layout `{results['layout']}`, generated. Commit {' and '.join(measured)}: "
        f"{machine['cores']} cores, {machine['memory_gib']} GiB, {machine['system']}, Python {machine['python']}, "
        f"PostgreSQL {machine['postgresql']}.",
    ]
    return "\n".join(lines)


def rows(results: dict) -> list[tuple[str, str, str]]:
    first, large, largest, stock = (results[name] for name in ("first", "large", "largest", "stock"))
    seconds, counted = first["seconds"], f"{first['rows']:,} rows"
    bare = "× the bare read"
    return [
        (f"{counted} × 28, bare python-calamine read", f"{first['bare_read']} s", ""),
        ("… preview (read, check, compare)", f"{first['preview']} s, {first['preview_times_bare']} {bare}", "≤ 5 ×"),
        ("… commit into an empty register", f"{seconds['commit']:.1f} s, {first['commit_times_bare']} {bare}", "≤ 5 ×"),
        ("… the same file committed again", f"{first['again']['commit']:.1f} s", ""),
        (
            f"{large['rows']:,} rows, preview and commit",
            f"{_seconds(large) / _seconds(first):.1f} × {counted}",
            "≤ 4.6 ×",
        ),
        (f"memory of the command, {counted}", f"{first['command_mib']} MiB", "≤ 400 MiB"),
        (f"memory of the command, {largest['rows']:,} rows", f"{largest['command_mib']} MiB", "≤ 400 MiB"),
        (
            f"memory of the reading child, {largest['rows']:,} rows",
            f"{largest['reading_child_mib']} MiB",
            "≤ 1,638 MiB",
        ),
        (f"django-import-export, {stock['rows']:,} rows", f"{_slower(stock, first):.0f} × as long a row", "≥ 20 ×"),
    ]


def _seconds(figures: dict) -> float:
    return sum(figures["seconds"].values())


def _slower(stock: dict, first: dict) -> float:
    """How many times longer a row takes there than here: reading, dry run or preview, and import, all counted."""
    theirs = (stock["read"] + stock["dry_run"] + stock["import"]) / stock["rows"]
    return theirs / (_seconds(first) / first["rows"])


if __name__ == "__main__":
    main()
