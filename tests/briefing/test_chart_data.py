from __future__ import annotations

from decimal import Decimal

import pytest

from cqbrief.briefing.chart_data.build import build, table_rows
from cqbrief.briefing.chart_data.text import mark_label, unit_text, with_unit
from cqbrief.briefing.model import Column, Locator, Series
from cqbrief.briefing.quantities.parser import parse_quantity
from tests.support.chart_samples import CHARTS, FIGURES, chart, point, series_chart, text
from tests.support.csv_series import series_of_bytes


def _series(**more: object) -> Series:
    given: dict[str, object] = {
        "file": "jobs.csv",
        "x": "年份",
        "unit": "万人",
        "locator": Locator(table="表1"),
        "columns": (Column(column="新增就业", label=text("新增")),),
    }
    return Series(**(given | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "derived", "label"),
    [
        ("75.1万人", False, "75.1"),
        ("65.6万人", True, "65.6†"),
        ("近500万个", False, "近500"),
        ("超过2000家", False, "超过2000"),
        ("40余万元", False, "40余"),
        ("约4000元", False, "约4000"),
        ("90%以上", False, "90%以上"),
        ("8.4%", True, "8.4%†"),
        ("下降5.9%", False, "下降5.9%"),
        ("-0.3个百分点", False, "-0.3"),
        ("32,569 thousand", False, "32,569"),
        ("£4.1bn", False, "4.1"),
        ("七八家", False, "七八"),
        ("2.4", False, "2.4"),
    ],
)
def test_a_mark_says_what_was_printed_without_scale_and_unit(printed: str, derived: bool, label: str) -> None:
    assert mark_label(parse_quantity(printed), derived=derived) == label


@pytest.mark.parametrize(
    ("printed", "unit"),
    [("doubled", "times"), ("10-fold", "times"), ("翻两番", "倍"), ("1.5倍", "倍"), ("£4.1bn", "£bn")],
)
def test_a_unit_is_written_in_the_language_of_its_number(printed: str, unit: str) -> None:
    assert unit_text(parse_quantity(printed)) == unit


def test_an_axis_of_time_is_proportional() -> None:
    figures = dict(FIGURES)
    data = build(
        chart("column", point("1978", "l0"), point("1980", "l1"), point("1985", "l2"), time=True), figures
    )
    assert data.time
    assert data.positions == (1978.0, 1980.0, 1985.0)


def test_bars_start_at_zero() -> None:
    for name in ("column-target", "bar", "target", "grouped", "stacked", "column-negative"):
        assert Decimal(0) in build(CHARTS[name], FIGURES).ticks, name


def test_stacked_bars_have_an_axis_for_their_sum() -> None:
    data = build(CHARTS["stacked"], FIGURES)
    sums = [sum(m.value or Decimal(0) for m in data.marks if m.category == c) for c in range(3)]
    assert data.ticks[-1] >= max(sums)


def test_a_gap_keeps_its_reason_and_its_place() -> None:
    data = build(CHARTS["column-gap"], FIGURES)
    gap = data.marks[1]
    assert (gap.value, gap.gap) == (None, text("原文未给出"))
    assert data.positions == (2019.0, 2020.0, 2021.0)


def test_a_share_of_at_least_ninety_per_cent_is_a_band_up_to_the_whole() -> None:
    data = build(CHARTS["band"], FIGURES)
    mark = data.marks[0]
    assert (mark.low, mark.high) == (Decimal(90), Decimal(100))
    assert (data.ticks[0], data.ticks[-1]) == (Decimal(0), Decimal(100))


def test_shares_of_a_whole_are_drawn_on_an_axis_of_the_whole() -> None:
    data = build(CHARTS["nested"], FIGURES)
    assert (data.ticks[0], data.ticks[-1]) == (Decimal(0), Decimal(100))


def test_a_count_of_more_than_a_number_is_open_upwards() -> None:
    mark = build(CHARTS["bar-words"], FIGURES).marks[1]
    assert (mark.low, mark.high, mark.qualifier) == (Decimal(51), None, "over")


def test_a_target_belongs_to_its_own_mark_only() -> None:
    data = build(CHARTS["column-target"], FIGURES)
    assert [mark.target for mark in data.marks] == [None, Decimal(60)]
    assert data.marks[1].target_printed == "60万人"
    assert data.marks[1].target_label == "60"


def test_a_point_that_cannot_be_drawn_becomes_a_gap_instead_of_failing() -> None:
    data = build(
        chart("column", point("甲", "y2021"), point("乙", "loans"), point("丙", "nowhere", target="loans")),
        FIGURES,
    )
    assert [mark.value for mark in data.marks] == [Decimal("75.1"), None, None]


def test_what_is_not_final_is_known_at_the_mark() -> None:
    data = build(CHARTS["column-words"], FIGURES)
    assert data.marks[-1].status == "unverified"


def test_the_table_behind_a_chart_has_every_value_as_printed() -> None:
    data = build(CHARTS["column-target"], FIGURES)
    assert table_rows(data, "zh", item="项目", value="数值", target="目标") == [
        ["项目", "数值", "目标"],
        ["2020", "65.6万人†", ""],
        ["2021", "75.1万人", "60万人"],
    ]


def test_the_table_behind_a_chart_says_why_a_value_is_missing() -> None:
    data = build(CHARTS["column-gap"], FIGURES)
    assert table_rows(data, "zh", item="年份", value="数值", target="")[2] == ["2020", "原文未给出"]


def test_a_file_gives_a_series_with_gaps_and_values_as_printed() -> None:
    content = '\ufeff年份,新增就业\n2018,75.0\n2019,…\n2020,"1,065.6"\n2021,-2\n'.encode()
    table, problems = series_of_bytes(content, _series())
    assert problems == []
    assert table is not None
    assert table.columns[0].cells == ("75.0", "…", "1,065.6", "-2")
    assert table.columns[0].values == (Decimal(75), None, Decimal("1065.6"), Decimal(-2))
    data = build(chart("line", data=_series(), time=True), {}, table)
    assert [mark.printed for mark in data.marks] == ["75.0万人", "", "1,065.6万人", "-2万人"]


def test_a_missing_value_stands_in_the_table_as_its_source_prints_it() -> None:
    content = "年份,新增就业\n2018,75.0\n2019,…\n2020,—\n2021,\n2022,NaN\n".encode()
    table, problems = series_of_bytes(content, _series())
    assert problems == []
    data = build(chart("line", data=_series(), time=True), {}, table)
    rows = table_rows(data, "zh", item="年份", value="数值", target="")
    assert [row[1] for row in rows[1:]] == ["75.0万人", "…", "—", "…", "…"]


def test_hostile_cells_are_data_and_reported_with_their_place() -> None:
    content = "年份,新增就业\n2018,=HYPERLINK(1)\n2019,1e9\n2020,NaN\n2021,٣\n".encode()
    table, problems = series_of_bytes(content, _series())
    assert table is not None
    assert table.columns[0].values == (None, None, None, None)
    assert [(p.rule, p.place.file, p.place.line, p.place.column) for p in problems] == [
        ("csv-not-a-number", "jobs.csv", 2, 2),
        ("csv-not-a-number", "jobs.csv", 3, 2),
        ("csv-not-a-number", "jobs.csv", 5, 2),
    ]


def test_the_line_of_a_fault_counts_line_feeds_inside_quoted_cells() -> None:
    content = '年份,新增就业,注\n2018,1,"a\nb"\n2019,x1,\n'.encode()
    _, problems = series_of_bytes(content, _series())
    assert [(p.rule, p.place.line) for p in problems] == [("csv-not-a-number", 4)]


@pytest.mark.parametrize(
    ("content", "rule", "line"),
    [
        (b"\xff\xfe1", "csv-not-utf8", 1),
        ("年份,别的\n2018,1\n".encode(), "csv-column-missing", 1),
        (b"", "csv-column-missing", 1),
        ('年份,新增就业\n2018,"1\n'.encode(), "csv-malformed", 2),
        ("年份,新增就业\n2018\n".encode(), "csv-row-length", 2),
        ("年份,新增就业\n2018,1\n2018,2\n".encode(), "csv-x-twice", 3),
        ("年份,新增就业\n,2\n".encode(), "csv-x-missing", 2),
        ("年份,新增就业,新增就业\n2018,1,2\n".encode(), "csv-column-twice", 1),
        ("\n年份,年份,新增就业\n2018,1,2\n".encode(), "csv-column-twice", 2),
        ("年份,新增就业\r\n2018,1\r\n20\x0019,2\r\n".encode(), "control-character", 3),
        ("年份,新增就业\n\x1b[31m2018,1\n".encode(), "control-character", 2),
        ("年份,新增就业\n".encode() + b"".join(b"%d,1\n" % n for n in range(3000)), "csv-too-large", 2002),
    ],
)
def test_a_broken_file_is_reported_with_its_place(content: bytes, rule: str, line: int) -> None:
    _, problems = series_of_bytes(content, _series())
    assert (problems[0].rule, problems[0].place.line) == (rule, line)


def test_heads_of_columns_that_are_not_drawn_may_be_alike() -> None:
    table, problems = series_of_bytes("年份,新增就业,注,注\n2018,1,,\n".encode(), _series())
    assert problems == []
    assert table is not None and table.x == ("2018",)


def test_a_long_series_knows_its_breaks_and_its_highlight() -> None:
    sample, table = series_chart()
    data = build(sample, {}, table)
    assert data.highlighted == {2}
    assert [(data.categories[index].plain, brk.label.plain) for index, brk in data.breaks] == [
        ("2010", "口径调整")
    ]


@pytest.mark.parametrize(
    ("number", "unit", "printed"),
    [
        ("43374", "people", "43374 people"),
        ("32144", "thousand jobs", "32144 thousand jobs"),
        ("75.0", "%", "75.0%"),
        ("0.3", "‰", "0.3‰"),
        ("11634400", "人", "11634400人"),
        ("75.1", "万人", "75.1万人"),
    ],
)
def test_the_unit_of_a_table_stands_apart_from_its_numbers_where_it_is_a_word(
    number: str, unit: str, printed: str
) -> None:
    assert with_unit(number, unit) == printed


def test_marks_stay_pale_in_a_part_of_a_chart_whose_highlighted_mark_is_in_another() -> None:
    points = (point("甲", "y2020"), point("乙", "y2021"), point("丙", "l0", highlight=True))
    data = build(chart("bar", *points), FIGURES)
    assert [part.emphasised for part in (data, data.part(range(1)))] == [True, True]


def test_the_marks_of_a_category_are_found_among_those_of_others() -> None:
    data = build(CHARTS["grouped"], FIGURES)
    assert [data.marks_of(category) for category in range(3)] == [
        tuple(mark for mark in data.marks if mark.category == category) for category in range(3)
    ]
    assert data.marks_of(3) == ()
