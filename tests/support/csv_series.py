"""What a chart draws of the bytes of a CSV file."""

from __future__ import annotations

from cqbrief.briefing.model import Series
from cqbrief.briefing.problems import Problem
from cqbrief.briefing.tables.csv_file import read_csv
from cqbrief.briefing.tables.series_reader import heads_of_series, read_series
from cqbrief.briefing.tables.series_table import SeriesTable


def series_of_bytes(
    content: bytes, series: Series, units: frozenset[str] = frozenset()
) -> tuple[SeriesTable | None, list[Problem]]:
    """Read the rows of `content`, which is what `series.file` holds, and find everything wrong with them."""
    file, problems = read_csv(content, series.file, heads_of_series(series), units)
    return (None, problems) if file is None else read_series(file, series, units)
