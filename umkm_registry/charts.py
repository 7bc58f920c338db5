"""Shapes of charts for a stretchable SVG: numbers become positions, ready as text, so no locale touches them."""

from dataclasses import dataclass
from decimal import Decimal

from umkm_registry.templatetags.indonesian import ribuan

STEP, BAR, LEFT = 10, 5.6, 2.2  # width of a column, of its bar, and where the bar begins
GRID_LINES = 4


@dataclass(frozen=True)
class Series:
    """One colour of a chart: `css` is s0–s6, `values` one number a column, `short` its name in a table head."""

    name: str
    short: str
    css: str
    values: list[int]


def stacked_columns(labels: list[str], series: list[Series]) -> dict:
    """Context of `components/columns.html`: stacked columns over `labels`, first series at the bottom.

    The axis starts at 0; its top is the first grid line and at least the highest column.
    """
    totals = [sum(column) for column in zip(*(one.values for one in series), strict=True)]
    top = _axis_top(max(totals, default=0))
    bars = []
    for index in range(len(labels)):
        base = 100.0
        for one in series:
            height = one.values[index] / top * 100
            base -= height
            if height:
                bars.append({"css": one.css, "x": _n(index * STEP + LEFT), "y": _n(base), "height": _n(height)})
    return {
        "width": str(len(labels) * STEP),
        "bar": _n(BAR),
        "bars": bars,
        "labels": labels,
        "axis": [ribuan(top * line // GRID_LINES) for line in range(GRID_LINES, -1, -1)],
        "lines": [_n(100 / GRID_LINES * line) for line in range(GRID_LINES)],
        "legend": series,
    }


def share(value: int, largest: int) -> str:
    """Length of a bar on a scale of 100 for `components/bars.html`."""
    return _n(value / largest * 100 if largest else 0)


def _axis_top(highest: int) -> int:
    """The smallest of 4, 8, 20, 40, 80, 100, 200, 400 … that is not below `highest`: round numbers at every line."""
    step = 1
    while True:
        for factor in (4, 8, 10, 20):
            top = step * factor
            if top >= highest and top % GRID_LINES == 0:
                return top
        step *= 10


def _n(value: float) -> str:
    return str(Decimal(value).quantize(Decimal("0.01")))
