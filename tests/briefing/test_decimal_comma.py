"""A briefing whose numbers have decimal commas, from the value to every medium."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.chart_data.build import build
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.search.search import Search
from cqbrief.charts.descriptions import tick_texts
from cqbrief.cli import main
from tests.support.small_briefing import rules, small

COMMA = 'decimal: ","\n'
SOURCE = (
    "失业率为5,4%，上年为5,1%。共有1.234,5万人，从2.021人中选出。\n\n地区\t人数（万人）\n甲\t12,5\n乙\t7,25\n"
)
FIGURES = """\
- {id: now, label: 失业率, value: "5,4%", quote: "失业率为5,4%"}
- {id: before, label: 上年, value: "5,1%", quote: "上年为5,1%"}
- {id: all, label: 人数, value: "1.234,5万人", quote: "共有1.234,5万人"}
- {id: chosen, label: 选出, value: 2.021人, quote: 从2.021人中选出}
- {id: a, label: 甲, value: "12,5万人", quote: "甲 12,5"}
- {id: b, label: 乙, value: "7,25万人", quote: "乙 7,25"}
- {id: rise, label: 差, formula: now - before, unit: 个百分点, decimals: 1}
- {id: more, label: 合计, formula: all * 2, unit: 万人, decimals: 1}
"""


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    charts = (
        "- id: rates\n  kind: column\n  headline: 失业率\n  subtitle: 全市\n  alternative: 失业率的柱图\n"
        "  points:\n    - {x: 上年, figure: before}\n    - {x: 今年, figure: now}\n"
    )
    return small(tmp_path, SOURCE, FIGURES, charts=charts, root=COMMA, message="失业率{now}，合计{more}。")


def test_values_quotes_tables_and_coverage_read_decimal_commas(edition: Edition) -> None:
    assert rules(edition) == []
    values = {id_: figure.value for id_, figure in edition.figures.items()}
    assert {id_: str(value.number) for id_, value in values.items() if value} == {
        "now": "5.4", "before": "5.1", "all": "1234.5", "chosen": "2021", "a": "12.5", "b": "7.25",
        "rise": "0.3", "more": "2469.0",
    }  # fmt: skip


def test_what_is_worked_out_is_written_with_a_decimal_comma(edition: Edition) -> None:
    printed = {id_: figure.value.printed for id_, figure in edition.figures.items() if figure.value}
    assert (printed["rise"], printed["more"]) == ("0,3个百分点", "2.469,0万人")
    entry = edition.ledger["rise"]
    assert (entry.low, entry.high) == ("0,20个百分点", "0,40个百分点")


def test_the_axis_of_a_chart_has_decimal_commas_like_its_values(edition: Edition) -> None:
    assert edition.briefing is not None
    data = build(edition.briefing.themes[0].charts[0], edition.figures)
    assert [mark.label for mark in data.marks] == ["5,1%", "5,4%"]
    assert not any("." in text for text in tick_texts(data))


def test_a_value_with_a_decimal_point_is_refused_where_a_comma_is_declared(tmp_path: Path) -> None:
    figures = "- {id: now, label: 失业率, value: 5.4%, quote: '失业率为5,4%'}\n"
    assert small(tmp_path, SOURCE, figures, root=COMMA).errors


def test_a_decimal_comma_is_refused_where_none_is_declared(tmp_path: Path) -> None:
    figures = "- {id: now, label: 失业率, value: '5,4%', quote: '失业率为5,4%'}\n"
    assert small(tmp_path, SOURCE, figures).errors


def test_exports_have_the_text_as_printed_and_the_number_as_a_number(
    edition: Edition, tmp_path: Path
) -> None:
    assert edition.briefing is not None
    written = tmp_path / "out.csv"
    assert main.main(["export", str(tmp_path), "-o", str(written)]) == 0
    row = next(line for line in written.read_text("utf-8-sig").splitlines() if "1.234,5万人" in line)
    assert ",1234.5," in row


@pytest.mark.parametrize(
    ("query", "found"), [("1234,5万", "all"), ("54‰", "now"), ("12500", ""), ("125000", "a")]
)
def test_a_number_is_sought_in_the_notation_of_the_briefing(edition: Edition, query: str, found: str) -> None:
    hits = [hit.id for hit in Search(edition).find(query) if hit.kind == "figure"]
    assert hits[:1] == ([found] if found else [])


def test_the_rules_of_the_trade_read_decimal_commas(tmp_path: Path) -> None:
    source = "失业率为5,4%，失业率提高0,3%。住房面积为12,5平方米，比上年提高0,5个百分点。"
    figures = (
        "- {id: now, label: 失业率, value: '5,4%', quote: '失业率为5,4%'}\n"
        "- {id: rise, label: 失业率, value: '提高0,3%', quote: '失业率提高0,3%'}\n"
        "- {id: homes, label: 面积, value: '提高0,5个百分点', quote: '比上年提高0,5个百分点'}\n"
    )
    edition = small(tmp_path, source, figures, root=COMMA, message="失业率提高{rise}。")
    said = {problem.rule: problem.message.arguments for problem in edition.problems}
    assert said["percent-for-points"]["number"] in ("提高0,3%", "0,3%")
    assert said["points-without-percentage"]["changed"] == "12,5平方米"
