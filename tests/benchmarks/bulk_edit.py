"""Measures a bulk edit: `uv run python -m tests.benchmarks.bulk_edit [--businesses 40000] [--data FOLDER]`.

A bulk edit of every business of a made-up city and its undoing, beside a bare UPDATE of the same column of the same
rows with the triggers of the history switched off, rolled back. `--data` keeps the seeded city for the next run.
"""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.scratch import Installation, installation

MEASURED = "tests.benchmarks.bulk_edit_once"


def main() -> None:
    options = _options()
    with _city(options.data, options.businesses) as made:
        told = made.run("-m", MEASURED).answer
    print(json.dumps(told, indent=1))


@contextmanager
def _city(kept: Path | None, businesses: int) -> Iterator[Installation]:
    """A seeded city in a new installation, or the one that lies in `kept`."""
    if kept is None:
        with installation() as made:
            _seed(made, businesses)
            yield made
        return
    made, seeded = Installation(kept), kept / "seeded"
    kept.mkdir(parents=True, exist_ok=True)
    try:
        if not seeded.exists():
            made.manage("migrate", "--verbosity", "0")
            made.manage("load_reference_data")
            _seed(made, businesses)
            seeded.touch()
        yield made
    finally:
        made.manage("stop_database")


def _seed(made: Installation, businesses: int) -> None:
    made.manage("demo_users")
    made.manage("seed_city", "--businesses", businesses)


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--businesses", type=int, default=40_000)
    parser.add_argument("--data", type=Path, help="Folder that keeps the seeded city.")
    return parser.parse_args()


if __name__ == "__main__":
    main()
