"""Measures the export of a whole city: `uv run python -m tests.benchmarks.export_register [--businesses 73000]`.

The bare writing of the same cells, by XlsxWriter and by the writer we use, is measured in the same run.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from tests.benchmarks.scratch import installation


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--businesses", type=int, default=73_000)
    options = parser.parse_args()
    with installation() as made:
        made.manage("seed_city", "--businesses", options.businesses)
        figures = {}
        for kind in ("xlsx", "csv"):
            run = made.run("-m", "tests.benchmarks.export_register", "export", kind)
            figures[kind] = run.answer | {"mib": run.command_mib}
        for writer in ("xlsxwriter", "rust"):
            run = made.run("-m", "tests.benchmarks.export_register", writer, figures["xlsx"]["path"])
            figures[f"bare {writer}"] = run.answer
    figures["times_bare_xlsxwriter"] = round(figures["xlsx"]["seconds"] / figures["bare xlsxwriter"]["seconds"], 2)
    print(json.dumps(figures, indent=1))


def export(kind: str) -> dict:
    """Make one export of everything with all columns, as the worker does."""
    import django

    django.setup()
    from umkm_registry.accounts.models import User
    from umkm_registry.businesses.columns import COLUMNS
    from umkm_registry.businesses.exporting import make_export
    from umkm_registry.businesses.models import RegisterExport

    user, _ = User.objects.get_or_create(username="pengukur", is_superuser=True)
    names = [column.name for column in COLUMNS]
    made = RegisterExport.objects.create(
        actor=user, query=f"kolom={','.join(names)}", words="", columns=names, format=kind
    )
    started = time.monotonic()
    make_export(made.pk)
    seconds = time.monotonic() - started
    made.refresh_from_db()
    return {"state": made.state, "rows": made.rows, "seconds": round(seconds, 2), "path": made.file.path}


def bare(writer: str, path: Path) -> dict:
    """Write the cells of the exported file again, out of memory, with nothing around it."""
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Usaha").to_python()
    started = time.monotonic()
    (with_xlsxwriter if writer == "xlsxwriter" else with_rust)(path.with_name("bare.xlsx"), rows)
    return {"rows": len(rows) - 1, "seconds": round(time.monotonic() - started, 2)}


def with_xlsxwriter(path: Path, rows: list[list[str]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        write = book.add_worksheet("Usaha").write_string
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                write(number, column, cell)


def with_rust(path: Path, rows: list[list[str]]) -> None:
    from rustpy_xlsxwriter import FastExcel

    FastExcel(path).sheet("Usaha", (dict(zip(rows[0], row, strict=True)) for row in rows[1:])).save()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["export", kind]:
            print(json.dumps(export(kind)))
        case ["xlsxwriter" | "rust" as writer, path]:
            print(json.dumps(bare(writer, Path(path))))
        case _:
            main()
