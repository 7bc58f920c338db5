"""Measures the import and writes results.json: `uv run python -m tests.benchmarks.run [--rows 73000 …]`.

Every figure comes from the command `import_oss` in a process of its own, on an embedded PostgreSQL made for it, over
generated exports. The bare read is measured in the same run, before and after, and its median taken.
"""

import argparse
import json
import os
import platform
import subprocess
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

import psutil

from tests.benchmarks.scratch import ROOT, Installation, Run, installation

RESULTS = Path(__file__).parent / "results.json"
LAYOUT = "proyek_2024_28"
POSTGRES = """
import json
from django.db import connection
connection.ensure_connection()
print(json.dumps({"version": connection.pg_version}))
"""


def main() -> None:
    options = _options()
    with _folder(options.files) as folder:
        parts = {
            "first": lambda: first_import(_export(folder, options.rows)),
            "large": lambda: import_once(_export(folder, options.large), "--commit"),
            "largest": lambda: import_once(_export(folder, options.largest)),
            "stock": lambda: stock_import(_export(folder, options.stock_rows)),
        }
        for name in options.only or parts:
            keep_part(name, parts[name]())
    print(RESULTS.read_text(encoding="utf-8"))


def keep_part(name: str, figures: dict) -> None:
    """Write one part at once, with the commit it was measured at: the parts take minutes each."""
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    results[name] = figures | {"commit": _commit(), "on": date.today().isoformat()}
    results |= {"layout": LAYOUT, "machine": _machine()}
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def first_import(path: Path) -> dict:
    """Preview, commit, and the same file once more, against the bare read of the same file; medians of what is
    measured several times, for the machine and a new database's first pages make single ones jump."""
    with installation() as made:
        bare = [_bare(made, path) for _ in range(2)]
        previews = [_prepared(made.import_file(path).answer) for _ in range(2)]
        committed = made.import_file(path, "--commit")
        again = made.import_file(path, "--commit")
        bare += [_bare(made, path) for _ in range(2)]
    previews.append(_prepared(committed.answer))
    figures = _figures(committed) | {"bare_reads": bare, "previews": previews}
    figures |= {"bare_read": round(median(bare), 2), "preview": round(median(previews), 2)}
    figures["preview_times_bare"] = round(median(previews) / median(bare), 2)
    figures["commit_times_bare"] = round(committed.answer["seconds"]["commit"] / median(bare), 2)
    figures["again"] = {"new": again.answer["new"], "changed": again.answer["changed"], **again.answer["seconds"]}
    return figures


def import_once(path: Path, *save: str) -> dict:
    """One import into an empty register."""
    with installation() as made:
        return _figures(made.import_file(path, *save))


def stock_import(path: Path) -> dict:
    """django-import-export as it comes, and ours with the same file in the same run."""
    with installation() as made:
        ours = made.import_file(path, "--commit").answer["seconds"]
        return made.run("-m", "tests.benchmarks.stock_import", path).answer | {"ours": sum(ours.values())}


def _figures(run: Run) -> dict:
    """What one run tells: rows, seconds of each step, wall clock and memory."""
    told = {name: run.answer[name] for name in ("rows", "new", "changed", "rejected", "repeated", "seconds")}
    memory = {"command_mib": run.command_mib, "reading_child_mib": run.child_mib}
    return told | {"wall": round(run.seconds, 2)} | memory


def _prepared(answer: dict) -> float:
    return sum(answer["seconds"][step] for step in ("read", "check", "compare"))


def _bare(made: Installation, path: Path) -> float:
    return made.run("-m", "tests.benchmarks.bare_read", path).answer["seconds"]


@contextmanager
def _folder(kept: Path | None):
    """Where the generated exports are: `kept`, or a folder that is gone afterwards."""
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="umkm-exports-") as folder:
        yield Path(folder)


def _export(folder: Path, rows: int) -> Path:
    """The generated export of so many rows, made when it is first asked for."""
    path = folder / f"{LAYOUT}-{rows}.xlsx"
    if not path.exists():
        Installation(folder).manage("make_sample_export", path, "--layout", LAYOUT, "--rows", rows)
    return path


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _machine() -> dict:
    with installation() as made:
        version = made.manage("shell", "--no-imports", "--verbosity", "0", "-c", POSTGRES).answer["version"]
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(psutil.virtual_memory().total / 2**30),
        "python": platform.python_version(),
        "postgresql": f"{version // 10_000}.{version % 10_000}",
        "system": f"{platform.system()} {platform.machine()}",
    }


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=73_000)
    parser.add_argument("--large", type=int, default=300_000)
    parser.add_argument("--only", nargs="*", choices=["first", "large", "largest", "stock"], help="Only these parts.")
    # The reader takes 500,000 rows, the header among them.
    parser.add_argument("--largest", type=int, default=499_999, help="Preview only.")
    parser.add_argument("--stock-rows", type=int, default=73_000)
    parser.add_argument("--files", type=Path, help="Folder that keeps the generated exports for the next run.")
    return parser.parse_args()


if __name__ == "__main__":
    main()
