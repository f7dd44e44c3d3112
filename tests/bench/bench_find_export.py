"""Finding and exporting, in the built-in briefing and in one of 20,000 figures.

Run: python tests/bench/bench_find_export.py
Aims: a keystroke's results within one frame of 60 Hz, with 20,000 figures within three; the workbook within
twice the time in which openpyxl writes the same cells.
"""

from __future__ import annotations

import io
import math
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import openpyxl

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Theme
from cqbrief.briefing.search.pinyin import load_dictionary
from cqbrief.briefing.search.search import Search
from cqbrief.export.row_data import figure_table
from cqbrief.export.workbook import workbook
from cqbrief.i18n.translator import Translator
from cqbrief.system import paths

MANY = 20_000
QUERIES = ("新", "新增就业", "75", "75.1", "75万", "1-01", "没有的")
SOUNDS = ("x", "xz", "xzjy", "xinzeng")
ROUNDS = 5


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The best time of a few rounds."""
    found = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        found.append((time.perf_counter() - started) * 1000)
    return min(found)


def enlarged(edition: Edition) -> Edition:
    """The same themes again and again, each figure with an id, number and label of its own."""
    briefing = edition.briefing
    assert briefing is not None
    themes: list[Theme] = []
    count = 0
    while count < MANY:
        for theme in briefing.themes:
            turn = len(themes)
            figures = tuple(
                replace(
                    figure,
                    id=f"{figure.id}_{turn}",
                    number=f"{turn}-{figure.number[2:]}",
                    label=Text(plain=f"{figure.label.in_language('zh')}{turn}"),
                )
                for figure in theme.figures
            )
            bare = replace(theme, charts=(), tables=(), stories=(), measures=())
            themes.append(replace(bare, id=f"{theme.id}{turn}", figures=figures))
            count += len(figures)
    return replace(edition, briefing=replace(briefing, themes=tuple(themes)))


def report(edition: Edition) -> None:
    """Print what finding takes."""
    print(f"{len(edition.figures)} figures")
    load_dictionary()  # in the window a thread does that
    search = Search(edition)
    for said, what in ((False, "words"), (True, "pinyin")):
        took = milliseconds(partial(search.prepare, math.inf, sounds=said), 1)
        print(f"  {what} prepared in {took:.0f} ms, in pieces of any length")
    for query in (*QUERIES, *SOUNDS):
        print(f"  {query}: {milliseconds(lambda query=query: search.find(query, 40)):.1f} ms")  # type: ignore[misc]


def plainly(edition: Edition) -> None:
    """The same cells, written by the library alone."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in figure_table(edition, Translator("zh")):
        sheet.append(list(row))
    book.save(io.BytesIO())


def main() -> None:
    """Print everything."""
    edition = load_edition(paths.built_in_briefing())
    many = enlarged(edition)
    report(edition)
    report(many)
    ours = milliseconds(lambda: workbook(many, Translator("zh")), 1)
    theirs = milliseconds(lambda: plainly(many), 1)
    print(f"workbook: {ours:.0f} ms, openpyxl alone {theirs:.0f} ms, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
