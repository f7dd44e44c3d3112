"""CSV files as Excel, WPS and statistical offices save them are read whole and rightly, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Column, Locator, Series
from cqbrief.briefing.problems import Problem
from cqbrief.briefing.tables.series_table import CellMark, SeriesTable
from cqbrief.i18n.translator import Translator
from tests.support.csv_series import series_of_bytes

PLAIN = "年份,新增就业,失业率\n2019,130,5.1\n2020,128.5,5.6\n2021,1234,5.5\n"


def series(*columns: str, **more: object) -> Series:
    """A series of these columns, in 万人 over 年份."""
    given: dict[str, object] = {
        "file": "jobs.csv",
        "x": "年份",
        "unit": "万人",
        "locator": Locator(table="表1"),
        "columns": tuple(Column(column=name, label=Text(plain=name)) for name in columns or ("新增就业",)),
    }
    return Series(**(given | more))  # type: ignore[arg-type]


def read(content: str | bytes, wanted: Series | None = None, encoding: str = "utf-8") -> SeriesTable:
    """The table of a file without problems."""
    data = content if isinstance(content, bytes) else content.encode(encoding)
    table, problems = series_of_bytes(data, wanted or series())
    for problem in problems:
        raise AssertionError(Translator("en").render(problem.message))
    assert table is not None
    return table


def refused(content: str | bytes, wanted: Series | None = None) -> Sequence[Problem]:
    """What is wrong with a file; each problem says what to do, in both languages."""
    data = content if isinstance(content, bytes) else content.encode()
    _, problems = series_of_bytes(data, wanted or series())
    for problem in problems:
        for tr in (Translator("zh"), Translator("en")):
            assert tr.render(problem.message)
            assert problem.advice is None or tr.render(problem.advice)
    return problems


def numbers(table: SeriesTable, column: int = 0) -> list[str | None]:
    """The values of a column, exactly."""
    return [None if value is None else f"{value:f}" for value in table.columns[column].values]


WANTED = ["130", "128.5", "1234"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_the_same_in_every_encoding_separator_and_line_end(
    encoding: str, separator: str, end: str
) -> None:
    content = PLAIN.replace(",", separator).replace("\n", end)
    table = read(content, series("新增就业", "失业率"), encoding)
    assert (table.x, numbers(table)) == (("2019", "2020", "2021"), WANTED)
    assert table.interpretation.separator == separator
    named = "GB18030" if encoding.startswith("gb") else encoding[:6].upper().rstrip("-")
    assert table.interpretation.encoding == named


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02", "年份,新增就業\n臺灣省,1".encode("big5"), b"caf\xe9,1\n"]
)
def test_text_in_an_encoding_that_can_only_be_guessed_is_refused(content: bytes) -> None:
    assert refused(content)[0].rule in ("csv-not-utf8", "control-character")


def test_titles_units_notes_and_empty_rows_and_columns_are_passed_and_told() -> None:
    content = (
        ",,,\n,表1 就业情况,,\n,单位：万人,,\n,,,\n,年份,新增就业,\n,,,\n"
        ",2019,130,\n,2020,128.5,\n,2021,1234,\n,,,\n"
        ",注：2020年起口径调整,,\n,包括农民工。,,\n,资料来源：国家统计局, 2022年,\n"
    )
    table = read(content)
    assert (table.x, numbers(table), table.lines) == (("2019", "2020", "2021"), WANTED, (7, 8, 9))
    told = table.interpretation
    assert told.skipped == ((2, "title"), (3, "unit"), (11, "note"), (12, "note"), (13, "note"))
    assert (told.head_line, told.unit, told.converted) == (5, "万人", "")


@pytest.mark.parametrize(
    "notes", ["Note: p = provisional.\nSource: ONS, Table 3, 2021\n", "* 为预计数\n", "[r] = revised\n",
              "1. 含农民工\n", "说明：略\n续行\n", "数据来源：公报\n"]
)  # fmt: skip
def test_notes_below_are_no_rows(notes: str) -> None:
    assert read(PLAIN + notes).x == ("2019", "2020", "2021")


def test_a_year_without_a_value_before_the_notes_is_a_row() -> None:
    table = read("年份,新增就业\n2019,130\n2020,\n注：2020年未公布\n")
    assert (table.x, numbers(table)) == (("2019", "2020"), ["130", None])


def test_numbers_above_the_head_are_not_passed_over() -> None:
    (problem,) = refused("甲,2018,120\n年份,新增就业\n2019,130\n")
    assert (problem.rule, problem.place.line) == ("csv-values-above", 1)


@pytest.mark.parametrize(
    ("cell", "shown", "value", "mark"),
    [
        ("１３０．５", "130.5", "130.5", None),
        ("(130)", "(130)", "-130", None),
        ("（130）", "(130)", "-130", None),
        ("－110", "-110", "-110", None),
        ("−110", "−110", "-110", None),
        ("–110", "–110", "-110", None),
        ("+5.1", "+5.1", "5.1", None),
        ('"1,234,567"', "1,234,567", "1234567", None),
        ("1\u202f234", "1\u202f234", "1234", None),
        ("130[r]", "130", "130", CellMark("revised")),
        ("130r", "130", "130", CellMark("revised")),
        ("130 R", "130", "130", CellMark("revised")),
        ("90p", "90", "90", CellMark("provisional")),
        ("90（初步数）", "90", "90", CellMark("provisional")),
        ("90e", "90", "90", CellMark("estimated")),
        ("90(预计)", "90", "90", CellMark("expected")),
        ("预计90", "90", "90", CellMark("expected")),
        ("90 f", "90", "90", CellMark("forecast")),
        ("90ʳ", "90", "90", CellMark("revised")),
        ("130*", "130", "130", CellMark("final", "*")),
        ("130[1]", "130", "130", CellMark("final", "[1]")),
        ("130¹", "130", "130", CellMark("final", "¹")),
        ("130†", "130", "130", CellMark("final", "[†]")),
        ("130[r][2]", "130", "130", CellMark("revised", "[2]")),
        ("(130)[p]", "(130)", "-130", CellMark("provisional")),
        ("75.1万人", "75.1", "75.1", None),
        ("751000人", "75.1", "75.1", None),
        ("75.1万人（修订）", "75.1", "75.1", CellMark("revised")),
        ("1.3百万人", "130", "130", None),
        ("1 234", "1 234", "1234", None),
        ("1'234.5", "1'234.5", "1234.5", None),
    ],
)
def test_a_cell_is_read_with_its_sign_and_its_mark(
    cell: str, shown: str, value: str, mark: CellMark | None
) -> None:
    table = read(f"年份,新增就业\n2019,{cell}\n")
    assert (table.columns[0].cells, numbers(table)) == ((shown,), [value])
    assert table.columns[0].marks == ({0: mark} if mark else {})


@pytest.mark.parametrize(
    "cell",
    ["1e9", "1.2E+05", "####", "=1+1", "#N/A", "约130", ">130", "130 (12.5%)", "130–140", "130-", "(130",
     "130)", "-(130)", "130(130)", "90b", "1 23", "068", "٣", "130..", '"1,23"', '"1,234,56"', '"75,0"', "²",
     "130 亩", "130m", "130/140", "12月"],
)  # fmt: skip
def test_a_cell_that_is_no_plain_number_is_refused_with_its_place(cell: str) -> None:
    (problem,) = refused(f"年份,新增就业\n2019,{cell}\n")
    assert problem.rule in ("csv-not-a-number", "csv-unit-differs")
    assert problem.place[1:] == (2, 2) and problem.advice is not None


@pytest.mark.parametrize(
    ("cell", "sign"),
    [("..", ".."), ("…", "…"), ("-", "-"), ("－", "-"), ("–", "–"), ("—", "—"), ("x", "x"), ("n/a", "n/a"),
     ("[c]", "[c]"), ("空", "空"), ("未公布", "未公布"), ("", "…"), ("NaN", "…")],
)  # fmt: skip
def test_a_gap_keeps_the_sign_that_says_what_kind_it_is(cell: str, sign: str) -> None:
    table = read(f"年份,新增就业,乙\n2019,{cell},1\n")
    assert (table.columns[0].cells, table.columns[0].values) == ((sign,), (None,))


@pytest.mark.parametrize(
    ("row", "value"),
    [("2019,1,234,567", "1234567"), ("2019,-1,234.5", "-1234.5"), ("2019,1,234r", "1234"),
     ("2019,(1,234)", "-1234")],
)  # fmt: skip
def test_thousands_without_quotation_marks_are_put_together_where_the_columns_decide(
    row: str, value: str
) -> None:
    table = read(f"年份,新增就业\n2018,130\n{row}\n")
    assert numbers(table) == ["130", value] and table.interpretation.joined == (3,)


def test_thousands_that_the_columns_do_not_decide_are_asked_for() -> None:
    (problem,) = refused("年份,新增就业,乙\n2019,1,234,567\n")
    assert (problem.rule, problem.place.line) == ("csv-two-readings", 2)
    assert problem.message.arguments["first"] == "2019 | 1,234 | 567"
    assert problem.message.arguments["second"] == "2019 | 1 | 234,567"


@pytest.mark.parametrize("row", ["2019,12,34", "2019,1234,567", "2019,01,234", "2019,1,2345", "2019,a,234"])
def test_cells_too_many_that_are_no_thousands_are_refused(row: str) -> None:
    assert refused(f"年份,新增就业\n{row}\n")[0].rule == "csv-row-length"


@pytest.mark.parametrize("row", ["2019,1,068", "2019,130,045.5"])
def test_a_number_in_two_cells_is_seen_by_the_nought_that_no_number_begins_with(row: str) -> None:
    """1,068 was once 1, and 068 the number of the next column."""
    (problem,) = refused(f"年份,新增就业,乙\n{row}\n")
    assert (problem.rule, problem.place.line) == ("csv-two-readings", 2)
    assert "," in str(problem.message.arguments["second"])


def test_cells_kept_from_a_spreadsheet_as_text_are_what_they_hold() -> None:
    assert read('年份,新增就业\n="2019",="130"\n').x == ("2019",)


def test_cells_to_spare_at_the_end_do_not_hide_a_number_in_two_cells() -> None:
    """1,234 and an empty cell once were 1 and 234."""
    wanted = series("甲", "乙")
    assert [p.rule for p in refused("年份,甲,乙\n2019,1,234,\n", wanted)] == ["csv-two-readings"]
    assert [p.rule for p in refused("年份,甲,\n2019,1,234\n", series("甲"))] == ["csv-two-readings"]
    assert numbers(read("年份,甲,\n2019,1,234,\n", series("甲"))) == ["1234"]
    assert numbers(read("年份,甲,乙\n2019,5,6,\n", wanted), 1) == ["6"]


@pytest.mark.parametrize(
    ("above", "head", "below", "unit", "places"),
    [
        ("单位：人\n", "新增就业", "", "人", -4),
        ("表1（单位：千人）\n", "新增就业", "", "千人", -1),
        ("单位,人\n", "新增就业", "", "人", -4),
        ("Unit: thousand\n", "新增就业", "", "thousand", -1),
        ("Unit: 10 000 persons\n", "新增就业", "", "10 000 persons", 0),
        ("", "新增就业（人）", "", "人", -4),
        ("", "新增就业/亿人", "", "亿人", 4),
        ("", "新增就业", ",人\n", "人", -4),
        ("单位：人\n", "新增就业（万人）", "", "万人", 0),
        ("单位：万人、%\n", "新增就业", "", "万人", 0),
        ("表1 各年就业（人）\n", "新增就业", "", "人", -4),
        (",千人\n", "新增就业", "", "千人", -1),
        ("填报单位：某市统计局\n", "新增就业", "", "", 0),
        ("", "新增就业（口径）", "", "", 0),
    ],
)
def test_the_unit_that_a_file_states_is_converted_exactly(
    above: str, head: str, below: str, unit: str, places: int
) -> None:
    table = read(f"{above}年份,{head}\n{below}2019,751234\n2020,9.5\n", series(head))
    expected = [Decimal("751234").scaleb(places), Decimal("9.5").scaleb(places)]
    assert table.columns[0].values == tuple(expected)
    assert table.columns[0].cells == tuple(f"{value:f}" for value in expected)
    assert (table.interpretation.unit, table.interpretation.converted) == (unit, "万人" if places else "")


@pytest.mark.parametrize(
    ("stated", "drawn", "cells"),
    [
        ("个基点", "个百分点", ("0.25", "-0.10")),
        ("bp", "percentage points", ("0.25", "-0.10")),
        ("个百分点", "个基点", ("2500", "-1000")),
        ("bp", "个基点", ("25", "-10")),
    ],
)
def test_basis_points_are_hundredths_of_percentage_points(
    stated: str, drawn: str, cells: tuple[str, str]
) -> None:
    head = f"利率变动（{stated}）"
    table = read(f"年份,{head}\n2019,25\n2020,-10\n", replace(series(head), unit=drawn))
    assert table.columns[0].cells == cells


def test_zeros_that_end_every_converted_value_are_not_shown() -> None:
    table = read("年份,新增就业（人）\n2019,1300000\n2020,1285000\n2021,-100\n", series("新增就业（人）"))
    assert table.columns[0].cells == ("130.00", "128.50", "-0.01")
    whole = read("年份,新增就业（人）\n2019,1300000\n2020,..\n2021,10000000\n", series("新增就业（人）"))
    assert whole.columns[0].cells == ("130", "..", "1000") and numbers(whole) == ["130", None, "1000"]


@pytest.mark.parametrize(
    ("above", "head", "below", "place"),
    [("单位：亿元\n", "新增就业", "", (1, 1)), ("", "新增就业（%）", "", (1, 2)),
     ("", "新增就业", ",亿元\n", (2, 2)), ("单位：千人、人\n", "新增就业", "", (1, 1)),
     ("单位：万人次\n", "新增就业", "", (1, 1)),
     ("单位：万人·月\n", "新增就业", "", (1, 1))],
)  # fmt: skip
def test_a_unit_that_is_not_that_of_the_chart_is_refused_at_its_place(
    above: str, head: str, below: str, place: tuple[int, int]
) -> None:
    (problem,) = refused(f"{above}年份,{head}\n{below}2019,75.1\n", series(head))
    assert (problem.rule, problem.place[1:]) == ("csv-unit-differs", place)


def test_the_unit_of_each_row_stands_in_a_column_of_its_own() -> None:
    content = "年份,单位,新增就业\n2019,万人,130\n2020,人,1285000\n2021,,128\n"
    assert numbers(read(content)) == ["130", "128.5000", "128"]
    assert numbers(read(f"单位：千人\n{content}"))[2] == "12.8"
    (problem,) = refused(content.replace(",人,", ",亿元,"))
    assert (problem.rule, problem.place[1:]) == ("csv-unit-differs", (3, 2))


@pytest.mark.parametrize(
    ("cell", "value"), [('"￥1,234.50"', "1234.50"), ("-¥12", "-12"), ("(¥12)", "-12"), ("¥-12", "-12")]
)
def test_amounts_are_saved_with_their_currency(cell: str, value: str) -> None:
    assert numbers(read(f"年份,收入\n2019,{cell}\n", series("收入", unit="元"))) == [value]
    assert [p.rule for p in refused(f"年份,收入\n2019,{cell}\n", series("收入", unit="美元"))] == [
        "csv-unit-differs"
    ]


def test_a_comma_in_a_table_with_tabs_is_asked_for_unless_the_table_is_chinese() -> None:
    wanted = series("Jobs", x="Year")
    assert [p.rule for p in refused("Year\tJobs\n2019\t1,234\n", wanted)] == ["csv-two-readings"]
    assert numbers(read("Year\tJobs\n2019\t1,234\n2020\t1,234,567\n", wanted)) == ["1234", "1234567"]
    assert numbers(read("年份\t新增就业\n2019\t1,234\n")) == ["1234"]


def test_percentages_are_saved_with_their_sign() -> None:
    table = read("年份,增速\n2019,5.1%\n2020,(2.5%)\n2021,3.0\n", series("增速", unit="%"))
    assert numbers(table) == ["5.1", "-2.5", "3.0"] and not table.interpretation.converted


def test_decimal_commas_are_read_where_the_briefing_says_so_and_shown_with_a_point() -> None:
    content = "年份;新增就业\n2019;75,0\n2020;1.234,5\n2021;-1,234\n"
    table = read(content, series(decimal=","))
    assert numbers(table) == ["75.0", "1234.5", "-1.234"]
    assert table.columns[0].cells == ("75.0", "1,234.5", "-1.234")


def test_decimal_commas_that_nobody_announced_are_refused_with_the_key_to_write() -> None:
    (problem,) = refused("年份;新增就业\n2019;75,0\n")
    assert problem.rule == "csv-not-a-number"
    assert problem.advice is not None and 'decimal: ","' in Translator("en").render(problem.advice)


@pytest.mark.parametrize("cell", ["1,234", "1.234"])
def test_a_comma_that_may_group_or_begin_decimals_is_asked_for(cell: str) -> None:
    (problem,) = refused(f"年份;新增就业\n2019;{cell}\n")
    assert (problem.rule, problem.place[1:]) == ("csv-two-readings", (2, 2))
    assert (problem.message.arguments["first"], problem.message.arguments["second"]) == ("1234", "1.234")
    for sign, value in ((".", "1234" if "," in cell else "1.234"), (",", "1.234" if "," in cell else "1234")):
        assert numbers(read(f"年份;新增就业\n2019;{cell}\n", series(decimal=sign))) == [value]


def test_other_numbers_of_the_file_tell_what_a_comma_means() -> None:
    assert numbers(read("年份;新增就业\n2019;1,234\n2020;75.25\n")) == ["1234", "75.25"]


def test_heads_that_differ_in_width_and_blanks_only_are_found() -> None:
    table = read("年　份,新增 就业（万人）\n２０１９年,130\n", series("新增就业(万人)"))
    assert (table.x, numbers(table)) == (("2019年",), ["130"])


def test_the_line_of_excel_that_names_the_separator_is_no_row() -> None:
    for mark in ("", "\ufeff"):
        table = read(f"{mark}sep=;\n年份;新增就业\n2019;130\n")
        assert numbers(table) == ["130"] and table.interpretation.skipped == ((1, "separator"),)


def test_line_breaks_in_quoted_cells_keep_the_lines_right() -> None:
    content = '年份,"新增\n就业"\r\n2019,130\r\n2020,"一\r\n二"\r\n'
    (problem,) = refused(content, series("新增就业"))
    assert (problem.rule, problem.place[1:]) == ("csv-not-a-number", (4, 2))


def test_a_nul_in_a_text_is_told_with_its_line() -> None:
    (problem,) = refused("年份,新增就业\n2019,13\x000\n")
    assert (problem.rule, problem.place.line) == ("control-character", 2)


@given(st.integers(-(10**9), 10**9), st.integers(0, 4), st.sampled_from([",", "\t", ";"]))
def test_a_number_as_a_spreadsheet_writes_it_is_that_number(
    whole: int, decimals: int, separator: str
) -> None:
    value = Decimal(whole).scaleb(-decimals)
    for text in (f"{value:f}", f'"{value:,f}"', f"({-value:f})" if value < 0 else f"{value:f}"):
        content = f"年份{separator}新增就业\n2019{separator}{text}\n2020{separator}0.25\n"
        table = read(content)
        assert table.columns[0].values[0] == value


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for content in (data, PLAIN.encode() + data, b"\xff\xfe" + data):
        table, problems = series_of_bytes(content, series())
        for problem in problems:
            Translator("zh").render(problem.message)
        assert table is None or all(len(column.values) == len(table.x) for column in table.columns)
