"""Which values of CSV files a theme prints, so that its prose may repeat them."""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.briefing.model import Briefing, Chart, Table
from cqbrief.briefing.tables.narrow_text import head_key
from cqbrief.briefing.tables.series_table import SeriesTable


class TableValues:
    """Look up the values of all tables as printed, once a numeral in prose asks for them."""

    def __init__(self, briefing: Briefing, series: Mapping[str, SeriesTable]) -> None:
        self._briefing = briefing
        self._series = series
        self._printed: list[tuple[str, dict[str, tuple[str, bool]]]] | None = None

    def accounts_for(self, numeral: str, path: str) -> bool:
        """Tell whether a chart or table of the theme at `path` prints `numeral`, unit included, as final."""
        key = head_key(numeral)
        return any(
            path.startswith(theme) and key in printed and printed[key][1] for theme, printed in self._all()
        )

    def file_of(self, numeral: str) -> str | None:
        """Find a CSV file that prints `numeral`, anywhere and with whatever mark; None where none does."""
        key = head_key(numeral)
        return next((printed[key][0] for _, printed in self._all() if key in printed), None)

    def _all(self) -> list[tuple[str, dict[str, tuple[str, bool]]]]:
        """Return beginning of a theme's paths, and value as printed -> its file, and whether it is final."""
        if self._printed is None:
            self._printed = []
            for theme in self._briefing.themes:
                printed: dict[str, tuple[str, bool]] = {}
                items: tuple[Chart | Table, ...] = (*theme.charts, *theme.tables)
                for item in items:
                    if item.data is not None and item.id in self._series:
                        _collect(self._series[item.id], item.data.unit, printed)
                self._printed.append((f"{theme.path}.", printed))
        return self._printed


def _collect(table: SeriesTable, unit: str, printed: dict[str, tuple[str, bool]]) -> None:
    file = table.interpretation.file
    for column in table.columns:
        for row, (cell, value) in enumerate(zip(column.cells, column.values, strict=True)):
            if value is not None:
                key = head_key(cell + unit)
                final = row not in column.marks and printed.get(key, (file, True))[1]
                printed[key] = (file, final)
