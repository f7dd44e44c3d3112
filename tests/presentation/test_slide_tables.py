"""Tables on the wall: what finds no room on a slide goes on, on further ones; no value is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Cell, Table
from cqbrief.briefing.model.blocks import Row
from cqbrief.briefing.table_slides import MOST, column_ems, column_groups, room_beside_labels
from cqbrief.cards.span_label import SpanLabel
from cqbrief.i18n.language import Language
from cqbrief.presentation.deck import Deck, Slide, build_deck
from cqbrief.presentation.slide_view import SlideView
from tests.support import editions
from tests.support.slides import faults, slide_widget_of, texts_on
from tests.support.small_briefing import small

pytestmark = pytest.mark.usefixtures("dressed")

MANY = next(folder for folder in editions.folders() if folder.name == "many-sources")


def deck() -> Deck:
    return build_deck(editions.edition(MANY))


def slides_of(table: str) -> list[tuple[int, Slide]]:
    return [(at, slide) for at, slide in enumerate(deck().slides) if slide.item == table]


@pytest.mark.parametrize("table", ["wide_and_long", "wide_and_short", "small", "figures_table"])
def test_every_row_of_every_column_is_on_just_one_slide_with_its_label_and_head(table: str) -> None:
    edition = editions.edition(MANY)
    shown: list[tuple[int, int]] = []
    for _, slide in slides_of(table):
        assert 1 <= len(slide.columns) <= MOST
        shown += [(row, column) for row in slide.rows for column in slide.columns]
    series = edition.series.get(table)
    rows = len(series.x) if series else 3
    columns = len(series.columns) if series else 6
    assert sorted(shown) == [(row, column) for row in range(rows) for column in range(columns)]


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)], ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_values_heads_and_labels_of_a_table_on_the_wall_are_whole(
    size: tuple[int, int], language: Language
) -> None:
    edition, made = editions.edition(MANY), deck()
    for table in ("wide_and_short", "small", "figures_table"):
        for at, slide in slides_of(table):
            widget = slide_widget_of(SlideView(at), made, size, language=language)
            assert faults(widget) == []
            texts = texts_on(widget)
            series = edition.series.get(table)
            if series is not None:
                assert [series.x[row] in texts for row in slide.rows] == [True] * len(slide.rows)
                cells = [series.columns[column].cells[row] for row in slide.rows for column in slide.columns]
                for label in widget.findChildren(SpanLabel):
                    if label.text() in (*cells, *series.x):
                        assert label.findChildren(QTextDocument)[0].firstBlock().layout().lineCount() == 1
                assert set(cells) <= set(texts)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_side_by_side_on_the_wall_have_one_size(language: Language) -> None:
    made = deck()
    for at, slide in enumerate(made.slides):
        if slide.kind != "figures":
            continue
        widget = slide_widget_of(SlideView(at), made, (1024, 768), language=language)
        assert faults(widget) == []
        printed = {made.edition.figures[id_].value for id_ in slide.figures}
        wanted = {value.printed for value in printed if value is not None}
        sizes = {
            label.text(): largest(label) for label in widget.findChildren(SpanLabel) if label.text() in wanted
        }
        assert set(sizes) == wanted
        assert len(set(sizes.values())) == 1, sizes


def largest(label: SpanLabel) -> int:
    """The size of the largest letters of a label, in pixels."""
    block = label.findChildren(QTextDocument)[0].firstBlock()
    found, place = 0, block.begin()
    while not place.atEnd():
        found = max(found, place.fragment().charFormat().font().pixelSize())
        place += 1
    return found


HEADS = st.text("就业人员的比重 abcdefgh", min_size=1, max_size=30)
VALUES = st.text("0123456789,.", min_size=1, max_size=14)


@given(st.lists(st.tuples(HEADS, VALUES), min_size=1, max_size=40), HEADS)
def test_columns_are_divided_without_loss_into_groups_that_find_room(
    columns: list[tuple[str, str]], label: str
) -> None:
    row = Row(label=Text(plain=label), cells=tuple(Cell(text=Text(plain=value)) for _, value in columns))
    heads = tuple(Text(plain=head) for head, _ in columns)
    table = Table(id="it", headline=Text(plain="表"), columns=heads, rows=(row,))
    groups = column_groups(table, {}, None)
    assert [column for group in groups for column in group] == list(range(len(columns)))
    widths, room = column_ems(table, {}, None), room_beside_labels(table, None)
    assert all(len(group) == 1 or sum(widths[at] for at in group) <= room for group in groups)
    assert max(map(len, groups)) <= MOST and max(map(len, groups)) - min(map(len, groups)) <= 1


def test_a_table_of_many_columns_is_no_problem_but_a_column_wider_than_a_slide_is(tmp_path: Path) -> None:
    def told(columns: str, cells: str) -> list[str]:
        table = f"tables:\n  - id: it\n    headline: 表\n    columns: [{columns}]\n    rows:\n"
        row = f"      - {{label: 行, cells: [{cells}]}}\n"
        edition = small(tmp_path, "# 报道\n\n没有数字。\n", theme=table + row)
        return [problem.rule for problem in edition.problems if problem.rule.startswith("slide-")]

    assert told(", ".join("甲" * 12), ", ".join("乙" * 12)) == []
    assert told("甲, " + "w" * 90, "乙, 丙") == ["slide-columns"]
