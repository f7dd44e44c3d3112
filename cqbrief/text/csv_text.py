"""How the CSV files of an edition were read, in lines of text; free of Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.tables.series_table import CsvInterpretation, SkippedRow
from cqbrief.i18n.translator import Translator

_MOST_LINES = 12
"""Numbers of lines that are listed."""


def interpretation_lines(edition: Edition, tr: Translator) -> Sequence[str]:
    """Return a line for each way in which a file was read that is not the plainest, in order."""
    tables = (table.interpretation for table in edition.series.values())
    return list(dict.fromkeys(_line(read, tr) for read in tables if not read.plain))


def _line(read: CsvInterpretation, tr: Translator) -> str:
    return tr.text("{file} was read so: {facts}", file=read.file, facts=tr.join(_facts(read, tr)))


def _facts(read: CsvInterpretation, tr: Translator) -> Iterator[str]:
    if read.encoding != "UTF-8":
        yield tr.text("encoding {encoding}", encoding=read.encoding)
    if read.separator != ",":
        names = {"\t": tr.text("tabs"), ";": tr.text("semicolons"), "|": tr.text("bars")}
        yield tr.text("cells parted by {separator}", separator=names[read.separator])
    if read.head_line != 1:
        yield tr.text("head in line {line}", line=read.head_line)
    if read.unit:
        yield tr.text("unit {unit}", unit=read.unit)
    if read.converted:
        yield tr.text("converted into {unit}", unit=read.converted)
    for sort, name in _sorts(tr):
        lines = [line for line, skipped in read.skipped if skipped == sort]
        if lines:
            yield tr.text("{what} in line {lines}", what=name, lines=_lines(lines))
    if read.joined:
        yield tr.text("thousands put together in line {lines}", lines=_lines(read.joined))
    if read.marked:
        yield tr.text("values marked in line {lines}", lines=_lines(read.marked))
    if read.reversed:
        yield tr.text("the latest stands first in the file")


def _sorts(tr: Translator) -> Sequence[tuple[SkippedRow, str]]:
    return (
        ("separator", tr.text("name of the separator")),
        ("title", tr.text("title")),
        ("unit", tr.text("row of units")),
        ("note", tr.text("note")),
    )


def _lines(lines: Sequence[int]) -> str:
    shown = list(dict.fromkeys(lines))
    more = " …" if len(shown) > _MOST_LINES else ""
    return ", ".join(map(str, shown[:_MOST_LINES])) + more
