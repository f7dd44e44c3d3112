"""How far the program has held each figure against its source, and figures held against CSV files."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.sources.evidence_basis import count_bases
from cqbrief.briefing.tables.declines import is_decline
from cqbrief.briefing.validation.report import check_report
from cqbrief.i18n.translator import Translator
from cqbrief.text.coverage_text import evidence_text, traced_text
from cqbrief.text.location_text import evidence_line
from tests.support.small_briefing import small

CSV = "年份,新增就业,比上年下降（%）,增减（%）\n2020,65.6,5.9,-5.9\n2021,75.1,1.2,14.5\n2022,…,0.3,5.9\n"
CHART = """
- id: series
  kind: column
  headline: 历年新增就业
  subtitle: 某市，单位：{unit}
  alternative: 历年新增就业的数
  data:
    file: jobs.csv
    x: 年份
    unit: '{unit}'
    locator: {{table: 表1}}
    columns: [{{column: '{column}', label: {label}}}]
"""


def edition_of(
    folder: Path,
    value: str,
    locator: str,
    *,
    column: str = "新增就业",
    unit: str = "万人",
    label: str = "就业",
) -> Edition:
    """A figure with a locator beside a chart that draws a column of the CSV file."""
    folder.mkdir(exist_ok=True)
    (folder / "jobs.csv").write_text(CSV, encoding="utf-8")
    figure = f"- id: jobs\n  label: 就业\n  value: '{value}'\n  period: 2021年\n  locator: {locator}\n"
    return small(folder, "没有数。", figure, charts=CHART.format(unit=unit, column=column, label=label))


def about_cells(edition: Edition) -> list[tuple[str, str]]:
    """Severity and rule of what was said about the figure's value."""
    return [
        (p.severity, p.rule)
        for p in edition.problems
        if p.rule in ("value-not-in-table", "change-word-left-out")
    ]


DOWN, EITHER = {"column": "比上年下降（%）", "unit": "%"}, {"column": "增减（%）", "unit": "%"}
WRONG = [("error", "value-not-in-table")]


@pytest.mark.parametrize(
    ("value", "locator", "drawn", "said", "basis"),
    [
        ("75.1万人", "{table: 表1, row: '2021', column: 新增就业}", {}, [], "table"),
        ("75.1万名", "{table: 表1, row: '2021', column: 新增就业}", {}, [], "table"),
        ("75.1万人", "{table: 表 1, row: 2021, column: 就业}", {}, [], "table"),
        ("75.1万人", "{table: 表1, row: 新增就业, column: '2021'}", {}, [], "table"),
        ("75.1万人", "{table: 表1, row: '2021'}", {}, [], "hand"),
        ("75.1万人", "{table: 表1, row: '2021', column: 新增就业（万人）}", {}, [], "table"),
        ("751000人", "{table: 表1, row: '2021', column: 新增就业}", {}, [], "table"),
        ("76.1万人", "{table: 表1, row: '2021', column: 新增就业}", {}, WRONG, "hand"),
        ("75.1人", "{table: 表1, row: '2021', column: 新增就业}", {}, WRONG, "hand"),
        ("75.1万家", "{table: 表1, row: '2021', column: 新增就业}", {}, WRONG, "hand"),
        ("75.1%", "{table: 表1, row: '2021', column: 新增就业}", {}, WRONG, "hand"),
        ("75.1万人", "{table: 表1, row: '2022', column: 新增就业}", {}, WRONG, "hand"),
        ("76.1万人", "{table: 表2, row: '2021', column: 新增就业}", {}, [], "hand"),
        ("76.1万人", "{table: 表1, row: '2019', column: 新增就业}", {}, [], "hand"),
        ("下降5.9%", "{table: 表1, row: '2020', column: 比上年下降（%）}", DOWN, [], "table"),
        ("-5.9%", "{table: 表1, row: '2020', column: 比上年下降（%）}", DOWN, [], "table"),
        (
            "5.9%", "{table: 表1, row: '2020', column: 比上年下降（%）}", DOWN,
            [("error", "change-word-left-out")], "hand",
        ),
        ("增长5.8%", "{table: 表1, row: '2020', column: 比上年下降（%）}", DOWN, WRONG, "hand"),
        ("下降5.9%", "{table: 表1, row: '2020', column: 增减（%）}", EITHER, [], "table"),
        ("增长14.5%", "{table: 表1, row: '2021', column: 增减（%）}", EITHER, [], "table"),
        ("下降5.9%", "{table: 表1, row: '2022', column: 增减（%）}", EITHER, WRONG, "hand"),
        ("5.9%", "{table: 表2, column: 同比下降}", {}, [("error", "change-word-left-out")], "hand"),
        ("12.5%", "{table: 表2, row: 减少, column: 企业}", {}, [("warning", "change-word-left-out")], "hand"),
        ("5.9%", "{table: 表2, row: '2020', column: 增减（%）}", {}, [], "hand"),
    ],
)  # fmt: skip
def test_a_figure_is_held_against_the_cell_that_its_locator_names(
    value: str, locator: str, drawn: dict[str, str], said: list[tuple[str, str]], basis: str, tmp_path: Path
) -> None:
    edition = edition_of(tmp_path, value, locator, **drawn)
    assert about_cells(edition) == said
    assert edition.evidence_bases == {"jobs": basis}


TEXT = """表1 2012年地区生产总值
单位：亿元

| 指标 | 指标值 | 同比增长（±%） |
|---|---|---|
| 地区生产总值 | 4000.5 | 10.0 |
| #工业 | 78.5 | -1.6 |
"""


@pytest.mark.parametrize(
    ("value", "locator", "said", "basis"),
    [
        ("4000.5亿元", "{table: 表1, row: 地区生产总值, column: 指标值}", [], "table"),
        ("4000.5亿元", "{table: 表1, row: 指标值, column: 地区生产总值}", [], "table"),
        ("增长10.0%", "{table: 地区生产总值, row: 地区生产总值, column: 同比增长}", [], "table"),
        ("下降1.6%", "{table: 表1, row: 工业, column: 同比增长（±%）}", [], "table"),
        ("4000.5万元", "{table: 表1, row: 地区生产总值, column: 指标值}", WRONG, "hand"),
        ("78.5亿元", "{table: 表1, row: 地区生产总值, column: 指标值}", WRONG, "hand"),
        ("下降10.0%", "{table: 表1, row: 地区生产总值, column: 同比增长}", WRONG, "hand"),
        ("1.6%", "{table: 表1, row: 工业, column: 同比增长}", [("error", "change-word-left-out")], "hand"),
        ("4000.5万元", "{table: 表2, row: 地区生产总值, column: 指标值}", [], "hand"),
        ("4000.5亿元", "{table: 表1, row: 地区生产总值}", [], "hand"),
    ],
)
def test_a_figure_is_held_against_a_table_in_the_text_of_its_source(
    value: str, locator: str, said: list[tuple[str, str]], basis: str, tmp_path: Path
) -> None:
    figure = f"- id: jobs\n  label: 数\n  value: '{value}'\n  period: 2012年\n  locator: {locator}\n"
    edition = small(tmp_path, TEXT, figure)
    assert about_cells(edition) == said
    assert edition.evidence_bases == {"jobs": basis}


def test_a_cell_that_differs_is_shown_with_its_line_and_both_numbers(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, "76.1万人", "{table: 表1, row: '2021', column: 新增就业}")
    (problem,) = (p for p in edition.errors if p.rule == "value-not-in-table")
    said = Translator("zh").render(problem.message)
    for part in ("76.1万人", "75.1万人", "jobs.csv", "3", "2021", "新增就业"):
        assert part in said


@pytest.mark.parametrize(
    ("head", "falls"),
    [
        ("比上年下降（%）", True), ("减少", True), ("比上年增长（%）", False), ("增减（%）", False),
        ("升降幅度", False), ("变化", False), ("新增就业", False), ("", False), (None, False),
        ("Change on year (%)", False), ("Fell by (%)", True),
    ],
)  # fmt: skip
def test_a_head_says_whether_numbers_under_it_are_falls(head: str | None, falls: bool) -> None:
    assert is_decline(head) is falls


def mixed(folder: Path, *, hand: bool = True) -> Edition:
    """A briefing with a figure of every basis; `hand`: one that only its author vouches for."""
    folder.mkdir(exist_ok=True)
    (folder / "jobs.csv").write_text(CSV, encoding="utf-8")
    figures = (
        "- id: said\n  label: 写明的\n  value: 60万人\n  period: 2021年\n  quote: 目标60万人\n"
        "- id: tabled\n  label: 表里的\n  value: 75.1万人\n  period: 2021年\n"
        "  locator: {table: 表1, row: '2021', column: 新增就业}\n"
        "- id: sum\n  label: 超出\n  period: 2021年\n  formula: tabled - said\n  decimals: 1\n  unit: 万人\n"
    )
    if hand:
        figures += (
            "- id: typed\n  label: 抄来的\n  value: 1.2万家\n  period: 2021年\n"
            "  locator: {table: 表9, row: 甲, column: 乙}\n"
        )
    chart = CHART.format(unit="万人", column="新增就业", label="就业")
    return small(folder, "目标60万人。", figures, charts=chart)


def test_figures_are_counted_by_what_they_were_held_against(tmp_path: Path) -> None:
    edition = mixed(tmp_path)
    assert edition.problems == ()
    assert count_bases(edition.evidence_bases) == {"sentence": 1, "table": 1, "hand": 1, "derived": 1}
    report = check_report(edition, Translator("en").render)
    assert report["evidence"] == {"sentence": 1, "table": 1, "hand": 1, "derived": 1}
    assert [figure["evidence"] for figure in report["figures"]] == ["sentence", "table", "derived", "hand"]


def test_not_every_number_is_traced_where_one_stands_by_its_author_alone(tmp_path: Path) -> None:
    some, none = mixed(tmp_path / "some"), mixed(tmp_path / "none", hand=False)
    assert traced_text(none, Translator("zh")) == "全部有据"
    assert traced_text(some, Translator("zh")) == "1 个未经程序核对"
    assert evidence_text(some, Translator("en")) == (
        "checked against the sentence 1, against the data of a table 1, placed by hand, not "
        "machine-checked 1, derived 1"
    )
    assert "hand" not in evidence_text(none, Translator("en"))


def test_the_place_of_a_figure_says_whether_a_machine_has_checked_it(tmp_path: Path) -> None:
    edition = mixed(tmp_path)
    places = {
        id_: evidence_line(figure, edition, Translator("en")) for id_, figure in edition.figures.items()
    }
    assert "not machine-checked" in places["typed"]
    assert "checked against the data of the table" in places["tabled"]
    assert "not machine-checked" not in places["tabled"] + places["said"]


def test_a_quote_of_a_source_without_a_file_is_checked_by_nobody(tmp_path: Path) -> None:
    small(tmp_path, "", "- id: a\n  label: 甲\n  value: 60万人\n  quote: 目标60万人\n")
    root = tmp_path / "briefing.yaml"
    root.write_text(root.read_text(encoding="utf-8").replace("    file: report.md\n", ""), encoding="utf-8")
    edition = load_edition(tmp_path)
    assert edition.evidence_bases == {"a": "hand"}
    assert "not machine-checked" in evidence_line(edition.figures["a"], edition, Translator("en"))


@pytest.mark.parametrize("corroborated", [False, True])
def test_one_number_in_two_sources_is_accounted_for_in_both(corroborated: bool, tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text("全年新增就业75.1万名。", encoding="utf-8")
    root = "  - id: paper\n    title: 晚报\n    file: paper.md\n"
    figures = "- id: a\n  label: 甲\n  value: 75.1万人\n  quote: {text: 新增就业75.1万人, source: report}\n"
    figures += (
        "  corroboration: 晚报也这样说\n"
        if corroborated
        else "- id: b\n  label: 乙\n  value: 75.1万名\n  quote: {text: 新增就业75.1万名, source: paper}\n"
    )
    small(tmp_path, "新增就业75.1万人。", figures)
    yaml = tmp_path / "briefing.yaml"
    text = yaml.read_text(encoding="utf-8").replace("    file: report.md\n", f"    file: report.md\n{root}")
    yaml.write_text(text, encoding="utf-8")
    edition = load_edition(tmp_path)
    assert [problem.rule for problem in edition.problems] == []
    assert set(edition.evidence_bases.values()) == {"sentence"}
