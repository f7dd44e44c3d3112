"""The CSV files of a briefing: each read once, and what its charts and tables draw of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from cqbrief.briefing.chart_kinds import CHART_KINDS
from cqbrief.briefing.model import Briefing, Chart, Series, Table
from cqbrief.briefing.parsing.reader import Reader
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.quantities.time_axis import times_of
from cqbrief.briefing.storage.folder import BriefingFolder, ByteAllowance
from cqbrief.briefing.tables.csv_file import CsvFile, read_csv
from cqbrief.briefing.tables.csv_problems import CSV_TOO_LARGE
from cqbrief.briefing.tables.series_reader import MOST_COLUMNS, heads_of_series, read_series
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.i18n.messages import N_, Message

MOST_BYTES = 1_000_000
"""Size of a file: no chart and no reader needs more; a hostile file would."""
MOST_SERIES_BYTES = 8_000_000
"""Of all files together, each counted once."""
MOST_SERIES_VALUES = 500_000
"""Values that all charts and tables together take from CSV files, with the x of each row."""

_CSV_WANTED = N_("Open it in a spreadsheet program, save its sheet as “CSV UTF-8” and name that file.")


class _User(NamedTuple):
    """Hold a chart or table that draws from a file."""

    item: Chart | Table
    data: Series

    @property
    def file_path(self) -> str:
        return f"{self.item.path}.data.file"


def read_chart_series(
    briefing: Briefing, files: BriefingFolder, reader: Reader, problems: ProblemCollector
) -> Mapping[str, SeriesTable]:
    """Return id of a chart or table -> its CSV data, as far as it can be read; note what is wrong.

    File by file: each is read and taken apart once, however many draw from it, and then let go.
    """
    users: dict[str, list[_User]] = {}
    for user in _users(briefing):
        users.setdefault(user.data.file, []).append(user)
    series: dict[str, SeriesTable] = {}
    allowance = ByteAllowance(MOST_SERIES_BYTES)
    values = 0
    for group in users.values():
        file = _read_file(group, files, reader, problems, allowance)
        # Whatever else could not be read would be in vain, and a hostile briefing has much of it.
        if allowance.exceeded or problems.too_many:
            return series
        for user in group if file is not None else ():
            assert file is not None
            values += len(file.rows) * (1 + min(len(user.data.columns), MOST_COLUMNS))
            if values > MOST_SERIES_VALUES:
                problems.report(
                    CSV_TOO_LARGE,
                    reader.places[user.file_path],
                    user.file_path,
                    Message(
                        N_("Charts and tables together take more than {count} values from CSV files."),
                        {"count": MOST_SERIES_VALUES},
                    ),
                    Message(N_("Draw fewer columns, or shorter series.")),
                )
                return series
            data = user.data
            if data.decimal is None and reader.decimal == ",":
                data = replace(data, decimal=reader.decimal)
            table, found = read_series(file, data, reader.units)
            problems.extend(found)
            if problems.too_many:
                return series
            if table is not None:
                series[user.item.id] = in_time_order(table) if _is_in_time(user.item) else table
    return series


def in_time_order(table: SeriesTable) -> SeriesTable:
    """Return the table with its first year first, where its years fall from row to row; else as it is."""
    times = times_of(table.x)
    known = [time for time in times if time is not None]
    falls = len(known) == len(times) > 1 and all(b < a for a, b in pairwise(known))
    return table.reversed() if falls else table


def _is_in_time(item: Chart | Table) -> bool:
    return isinstance(item, Chart) and (item.time or CHART_KINDS[item.kind].time == "series")


def _read_file(
    group: Sequence[_User],
    files: BriefingFolder,
    reader: Reader,
    problems: ProblemCollector,
    allowance: ByteAllowance,
) -> CsvFile | None:
    """Read the file that all of the group draw from; each is told where it is not to be had."""
    for user in group:
        path = user.file_path
        content = files.read_text(
            user.data.file, MOST_BYTES, reader.places[path], path, allowance, Message(_CSV_WANTED)
        )
        if content is not None:
            heads = tuple(dict.fromkeys(head for other in group for head in heads_of_series(other.data)))
            file, found = read_csv(content, user.data.file, heads, reader.units)
            problems.extend(found)
            return file
        if allowance.exceeded or problems.too_many:
            return None
    return None


def _users(briefing: Briefing) -> Iterator[_User]:
    for theme in briefing.themes:
        items: tuple[Chart | Table, ...] = (*theme.charts, *theme.tables)
        for item in items:
            if item.data is not None:
                yield _User(item, item.data)
