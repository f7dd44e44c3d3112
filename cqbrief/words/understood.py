"""How the CSV files of an edition were read, in lines of text; free of Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.tables.series_table import Passed, Understood
from cqbrief.words.catalogue import Words

_MOST_LINES = 12
"""Numbers of lines that are listed."""


def understood_lines(edition: Edition, words: Words) -> Sequence[str]:
    """Return a line for each way in which a file was read that is not the plainest, in order."""
    tables = (table.understood for table in edition.series.values())
    return list(dict.fromkeys(_line(told, words) for told in tables if not told.plain))


def _line(told: Understood, words: Words) -> str:
    return words.text("{file} was read so: {facts}", file=told.file, facts=words.join(_facts(told, words)))


def _facts(told: Understood, words: Words) -> Iterator[str]:
    if told.encoding != "UTF-8":
        yield words.text("encoding {encoding}", encoding=told.encoding)
    if told.separator != ",":
        names = {"\t": words.text("tabs"), ";": words.text("semicolons"), "|": words.text("bars")}
        yield words.text("cells parted by {separator}", separator=names[told.separator])
    if told.head_line != 1:
        yield words.text("head in line {line}", line=told.head_line)
    if told.unit:
        yield words.text("unit {unit}", unit=told.unit)
    if told.converted:
        yield words.text("converted into {unit}", unit=told.converted)
    for sort, name in _sorts(words):
        lines = [line for line, passed in told.passed if passed == sort]
        if lines:
            yield words.text("{what} in line {lines}", what=name, lines=_lines(lines))
    if told.joined:
        yield words.text("thousands put together in line {lines}", lines=_lines(told.joined))
    if told.marked:
        yield words.text("values marked in line {lines}", lines=_lines(told.marked))
    if told.turned:
        yield words.text("the latest stands first in the file")


def _sorts(words: Words) -> Sequence[tuple[Passed, str]]:
    return (
        ("separator", words.text("name of the separator")),
        ("title", words.text("title")),
        ("unit", words.text("row of units")),
        ("note", words.text("note")),
    )


def _lines(lines: Sequence[int]) -> str:
    shown = list(dict.fromkeys(lines))
    more = " …" if len(shown) > _MOST_LINES else ""
    return ", ".join(map(str, shown[:_MOST_LINES])) + more
