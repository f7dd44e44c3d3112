"""Why a number can be trusted, in words."""

from __future__ import annotations

import pytest

from cqbrief.briefing.model import Locator
from cqbrief.i18n.translator import Translator
from cqbrief.text.evidence_text import locator_line


def place(table: str, page: str) -> Locator:
    """A table and a page, as a briefing names them."""
    return Locator(table=table, page=page, row="城镇")


@pytest.mark.parametrize(
    ("table", "page", "line"),
    [
        ("3", "12", "表 3，行：城镇，第 12 页"),
        ("附表1", "第12页", "附表1，行：城镇，第12页"),
        ("人口数及其构成", "12—14", "表 人口数及其构成，行：城镇，第 12—14 页"),
    ],
)
def test_a_table_and_a_page_are_called_so_once(table: str, page: str, line: str) -> None:
    assert locator_line(place(table, page), Translator("zh")) == line


def test_an_english_table_keeps_its_name() -> None:
    line = locator_line(place("Table A.2", "iv"), Translator("en"))
    assert line.startswith("Table A.2,") and line.endswith("page iv")
