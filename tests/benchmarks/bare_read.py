"""How long python-calamine alone needs for a workbook: `python -m tests.benchmarks.bare_read FILE` → JSON."""

import json
import sys
import time

from python_calamine import CalamineWorkbook

if __name__ == "__main__":
    started = time.monotonic()
    rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
    print(json.dumps({"rows": len(rows) - 1, "seconds": time.monotonic() - started}))
