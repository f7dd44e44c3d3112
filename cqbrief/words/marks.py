"""What is said with a value in charts and tables: that it is provisional, revised, derived, missing."""

from __future__ import annotations

from cqbrief.briefing.chart_data import ChartData, Mark, table_rows
from cqbrief.briefing.tables.series_table import CellStatus, SeriesColumn
from cqbrief.words.catalogue import Words


def status_name(status: CellStatus, words: Words) -> str:
    """Return 初步数, 已修订 and so on; empty for what is final."""
    return {
        "final": "",
        "provisional": words.text("provisional"),
        "revised": words.text("revised"),
        "unverified": words.text("unverified"),
        "estimated": words.text("estimated"),
        "expected": words.text("expected"),
        "forecast": words.text("forecast"),
    }[status]


def mark_words(mark: Mark, words: Words) -> tuple[str, ...]:
    """Return what must be said with the mark's value: derived, provisional, revised, unverified, sic."""
    derived = words.text("derived") if mark.derived else ""
    return tuple(word for word in (derived, *_beside(mark, words)) if word)


def chart_rows(data: ChartData, words: Words) -> list[list[str]]:
    """Return a chart as a table in words: a head, and a row for each category with its values as printed.

    A value that is not final says so behind it, one that is derived has its †.
    """

    def said(mark: Mark) -> str:
        return _aside(words.join(_beside(mark, words)), words)

    return table_rows(
        data,
        words.language,
        item=words.text("Item"),
        value=words.text("Value"),
        target=words.text("Target"),
        said=said,
    )


def cell_text(column: SeriesColumn, row: int, words: Words) -> str:
    """Return a cell of a CSV file as it is shown: as printed, with its mark, and its status behind it."""
    cell, mark = column.cells[row], column.marks.get(row)
    return cell if mark is None else f"{cell}{mark.sign}{_aside(status_name(mark.status, words), words)}"


def _beside(mark: Mark, words: Words) -> tuple[str, ...]:
    """What stands beside a value that its † does not say."""
    misprint = words.text("sic") if mark.misprint else ""
    return tuple(word for word in (status_name(mark.status, words), misprint) if word)


def _aside(word: str, words: Words) -> str:
    return words.text(" ({status})", status=word) if word else ""
