"""The numbers of tables that stand in a source text, with the units that heads, labels and titles state."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.tables.text_tables import find_in_document


def said(quantity: Quantity) -> str:
    """How a quantity is read: its number with its scale and unit, as 4000.5 亿元."""
    mark = "第" if quantity.ordinal else ""
    return f"{mark}{quantity.number} {quantity.scale}{quantity.unit}".strip()


def read(text: str) -> list[str]:
    """What is read of a text, in order."""
    return [said(quantity) for _, _, quantity in find_in_document(text)]


_TITLE = "2012年地区生产总值\n单位：亿元\n"
_TABS = "指标\t指标值\t同比增长（±%）\n地区生产总值\t4000.5\t10.0\n第一产业\t153.6\t-1.6"
_READ = ["4000.5 亿元", "10.0 %", "153.6 亿元", "-1.6 %"]


@pytest.mark.parametrize(
    "table",
    [
        _TABS,
        _TABS.replace("\t", "   "),
        _TABS.replace("\t", "\u3000\u3000"),
        "| 指标 | 指标值 | 同比增长（±%） |\n|---|---:|---:|\n| 地区生产总值 | 4000.5 | 10.0 |\n"
        "| 第一产业 | 153.6 | -1.6 |",
        "指标 | 指标值 | 同比增长（±%）\n--- | --- | ---\n地区生产总值 | 4000.5 | 10.0\n"
        "第一产业 | 153.6 | −1.6",
        _TABS.replace("\n", "\n\n"),
    ],
    ids=["tabs", "wide blanks", "ideographic blanks", "pipes", "pipes without ends", "double spaced"],
)
def test_cells_have_the_units_of_their_heads_however_a_text_parts_them(table: str) -> None:
    assert read(_TITLE + table)[1:] == _READ


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("指标\t产量（万吨）\n粮食\t650.0\n大豆\t7.0", ["650.0 万吨", "7.0 万吨"], id="column"),
        pytest.param(
            "Item\t£ million\tChange (%)\nSales\t5.2\t-3.1\nRent\t1.1\t2",
            ["5.2 million£", "-3.1 %", "1.1 million£", "2 %"],
            id="English column",
        ),
        pytest.param(
            "Persons (thousands)\nItem\t2020\t2021\nMen\t5.2\t6.1\nWomen\t1.1\t2",
            ["5.2 thousand", "6.1 thousand", "1.1 thousand", "2 thousand"],
            id="thousands in a title",
        ),
        pytest.param(
            "指标\t2012年\t增长（%）\n原油产量（万吨）\t4000\t0.1\n发电量（亿千瓦时）\t90\t-2",
            ["4000 万吨", "0.1 %", "90 亿千瓦时", "-2 %"],
            id="row before column, % before row",
        ),
        pytest.param(
            "指标\t单位\t2020年\t比上年增长\n粮食\t万吨\t650\t3.1\n户籍人口\t万人\t281\t0.2",
            ["650 万吨", "3.1 %", "281 万人", "0.2 %"],
            id="column of units",
        ),
        pytest.param(
            "Indicator\tUnit\t2020\nOutput\ttonnes\t650\nRate\t%\t4.1",
            ["650 tonnes", "4.1 %"],
            id="English column of units",
        ),
        pytest.param(
            "单位：万人、%\n指标\t人数\t比重\n男\t140.9\t50.0\n女\t140.8\t50.0",
            ["140.9 万人", "50.0 %", "140.8 万人", "50.0 %"],
            id="two units in the title",
        ),
        pytest.param(
            "单位：万人、%\n指标\t人数\t失业率\n男\t140\t5\n女\t141\t4",
            ["140 万人", "5 %", "141 万人", "4 %"],
            id="a rate takes the % of the title",
        ),
        pytest.param(
            "单位：万人、万户\n指标\t人数\t户数\n甲\t140\t50\n乙\t141\t50",
            ["140", "50", "141", "50"],
            id="two units that nothing tells apart",
        ),
        pytest.param(
            "指标\t指标值\n牲畜（万头）\t96.9\n#黄牛\t32.1\n奶牛\t60.2\n羊（万只）\t121.7",
            ["96.9 万头", "32.1 万头", "60.2 万头", "121.7 万只"],
            id="parts of a row",
        ),
        pytest.param(
            "单位：万人\n指标\t数值\n粮食（万吨）\t650\n其中：稻\t79\n人口\t281",
            ["650 万吨", "79 万吨", "281 万人"],
            id="a part before the title",
        ),
        pytest.param(
            "指标\t数值\n人口（万人）\t281\n求人倍率\t2.4", ["281 万人", "2.4"], id="a ratio has none"
        ),
        pytest.param(
            "指标\t数值\n地区生产总值（亿元）\t4000\n比上年增长（%）\t10",
            ["4000 亿元", "10 %"],
            id="a row of changes",
        ),
        pytest.param("甲\t乙\n项目\t数值\n说明\t5\n其他\t6", ["5", "6"], id="no unit said"),
        pytest.param(
            "指标\t增减（个百分点）\n甲\t0.3\n乙\t-0.2", ["0.3 个百分点", "-0.2 个百分点"], id="points"
        ),
        pytest.param(
            "单位：亿元\n指标\t数值\n甲\t3.5%\n乙\t2万元\n丙\t7",
            ["3.5 %", "2 万元", "7 亿元"],
            id="in the cell",
        ),
        pytest.param(
            "指标\t人均收入（元/人）\n甲\t3500\n乙\t2000", ["3500 元/人", "2000 元/人"], id="compound"
        ),
        pytest.param(
            "Thousands\nItem\tJul-Sep\tChange on year\nEmployment\t32,950\t-247\nRate (%)\t4.8\t0.9",
            ["32950 thousand", "-247 thousand", "4.8 %", "0.9 个百分点"],
            id="the difference of a percentage is in points",
        ),
        pytest.param(
            "单位：万人、%\n指标\t2020\t2021\t增减\n就业\t5\t6\t1\n失业\t3\t4\t1",
            ["5 万人", "6 万人", "1", "3 万人", "4 万人", "1"],
            id="a difference under two units",
        ),
        pytest.param(
            "单位：亿元\n指标\t数值\t同比\n甲\t5\t6\n乙\t3\t4",
            ["5 亿元", "6 %", "3 亿元", "4 %"],
            id="同比 alone",
        ),
        pytest.param(
            "指标\t指标值\t指标\t指标值\n粮食（万吨）\t650\t牛奶（万升）\t7\n#水稻\t79\t#酸奶\t1",
            ["650 万吨", "7 万升", "79 万吨", "1 万升"],
            id="a table in two halves",
        ),
        pytest.param(
            "表1  各区就业（万人）\n地区  2020年  2021年\n甲  1  2\n乙  3  4",
            ["1 万人", "2 万人", "3 万人", "4 万人"],
            id="a title parted by blanks",
        ),
        pytest.param(
            "Table 1. Main indicators £ million\nItem\t2020\t2021\nSales\t5.2\t6.1\nRent\t1.1\t2",
            ["5.2 million£", "6.1 million£", "1.1 million£", "2 million£"],
            id="a unit in the line below the title, which a paragraph joins",
        ),
        pytest.param(
            "Table 1. Number of households\nItem\t2020\t2021\nOwned\t5.2\t6.1\nLet\t1.1\t2",
            ["5.2", "6.1", "1.1", "2"],
            id="a title of things that are counted",
        ),
        pytest.param(
            "地区\t总数（人）\t65岁及以上\n甲\t1 234 567\t12 345\n乙\t5\t6",
            ["1234567 人", "12345", "5 人", "6"],
            id="blanks between thousands",
        ),
    ],
)
def test_the_unit_of_a_cell_is_that_which_the_nearest_words_state(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "指标\t2020年\t\t2021年\t\n\t绝对数（亿元）\t增长（%）\t绝对数（亿元）\t增长（%）\n甲\t1\t2\t3\t4\n乙\t5\t6\t7\t8",
            ["1 亿元", "2 %", "3 亿元", "4 %", "5 亿元", "6 %", "7 亿元", "8 %"],
        ),
        (
            "指标\t2020年\t2021年\n绝对数（亿元）\t增长（%）\t绝对数（亿元）\t增长（%）\n甲\t1\t2\t3\t4\n乙\t5\t6\t7\t8",
            ["1 亿元", "2 %", "3 亿元", "4 %", "5 亿元", "6 %", "7 亿元", "8 %"],
        ),
        ("\t产值（亿元）\t\n指标\t2020\t2021\n甲\t1\t2\n乙\t3\t4", ["1 亿元", "2 亿元", "3 亿元", "4 亿元"]),
        ("Region  2020  2021\nNorth   1,206  1,300\nSouth   90  95", ["1206", "1300", "90", "95"]),
        ("单位：万人\n        2020年  2021年\n甲  1  2\n乙  3  4", ["1 万人", "2 万人", "3 万人", "4 万人"]),
    ],
    ids=["empty cells kept", "empty cells left out", "above years", "years", "no head over the labels"],
)
def test_a_head_of_several_rows_is_read_by_columns(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_table_begins_anew_with_a_head_and_goes_on_behind_a_section() -> None:
    text = (
        "单位：亿元\n指标\t数值\n甲\t1\n乙\t2\n期末存栏\n丙\t3\n丁\t4\n"
        "表2 就业（万人）\n指标\t数值\n戊\t5\n指标\t产量（万吨）\n己\t6"
    )
    assert read(text) == ["1 亿元", "2 亿元", "3 亿元", "4 亿元", "5 万人", "6 万吨"]


def test_where_empty_cells_were_left_out_only_what_all_columns_share_is_said() -> None:
    text = "单位：亿元\n指标\t2020年\t2021年\t增长（%）\n甲\t1\t2\t3\n乙\t1\t2\t3\n丙\t5\t6"
    assert read(text)[-2:] == ["5 亿元", "6"]


@pytest.mark.parametrize("gap", ["..", "—", "-", "n/a", "…", ""])
def test_a_gap_is_no_number(gap: str) -> None:
    assert read(f"指标\t人数（人）\t增长（%）\n甲\t5\t{gap}\n乙\t{gap}\t7") == ["5 人", "7 %"]


@pytest.mark.parametrize(
    "text",
    [
        "序号\t名称\t人数（人）\n1\t甲\t5\n2\t乙\t6",
        "年份\t人数（人）\n2019\t5\n2020\t6",
        "年龄\t人数（人）\n16—24岁\t5\n25—34岁\t6",
        "指标\t2020\n15岁及以上人口（人）\t5\n60岁以上（人）\t6",
        "Age\tJobs in 2021 (persons)\n16-24\t5\n25-34\t6",
    ],
)
def test_heads_names_and_counting_columns_hold_no_figures(text: str) -> None:
    assert [item.split()[0] for item in read(text)] == ["5", "6"]


def test_a_rank_is_a_rank_whatever_unit_the_title_states() -> None:
    assert read("单位：亿元\n地区\t数值\t位次\n甲\t5\t1\n乙\t4\t2") == [
        "5 亿元",
        "第1 位",
        "4 亿元",
        "第2 位",
    ]


@pytest.mark.parametrize(
    ("head", "cell", "expected"),
    [
        ("同比增长（%）", "9.8", "9.8 %"),
        ("同比增长（%）", "(1.6)", "-1.6 %"),
        ("同比增长（%）", "－1.6", "-1.6 %"),
        ("增减（%）", "+1.6", "1.6 %"),
        ("比上年下降（%）", "1.6", "-1.6 %"),
        ("Change (%)", "−0.4", "-0.4 %"),
        ("Decrease (%)", "0.4", "-0.4 %"),
    ],
)
def test_a_change_has_the_sign_that_is_printed_or_that_its_head_says(
    head: str, cell: str, expected: str
) -> None:
    ((_, _, first), _) = find_in_document(f"指标\t{head}\n甲\t{cell}\n乙\t3")
    assert said(first) == expected
    assert first.change


def test_a_minus_in_a_column_of_falls_can_be_read_in_two_ways() -> None:
    first = next(iter(find_in_document("指标\t比上年下降（%）\n甲\t-1.6\n乙\t3")))[2]
    assert first.ambiguous


@pytest.mark.parametrize(
    ("title", "changes"),
    [
        ("各区增长情况（%）\n地区\t1月\t2月", [True, True]),
        ("生产总值及增长速度\n指标\t数值\t增长（%）", [False, True]),
    ],
)
def test_a_title_names_changes_where_no_head_tells_them_apart(title: str, changes: list[bool]) -> None:
    found = find_in_document(f"{title}\n甲\t5\t6\n乙\t7\t8")
    assert [bool(quantity.change or quantity.change_apart) for _, _, quantity in found] == changes * 2


@pytest.mark.parametrize(
    ("note", "number", "sure"),
    [
        ("注：△表示负数。", "-1.6", True),
        ("△ denotes a decrease.", "-1.6", True),
        ("注：甲含乙。", "-1.6", False),
    ],
)
def test_a_triangle_is_a_minus_only_where_a_note_says_so(note: str, number: str, sure: bool) -> None:
    first = next(iter(find_in_document(f"指标\t增减（%）\n甲\t△1.6\n乙\t3\n{note}")))[2]
    assert (str(first.number), not first.ambiguous) == (number, sure)


@pytest.mark.parametrize(
    "text",
    [
        "Employment rose.  In 2021 it was 75.1 per cent.\nIn all,  that is 3 more.",
        "1.\t新增就业75.1万人，增长5%。\n2.\t失业率4.9%，下降0.3个百分点。",
        "甲|乙",
        "\t缩进的一段有12人。\n\t还有一段有13人。",
    ],
)
def test_prose_with_tabs_bars_or_wide_blanks_is_no_table(text: str) -> None:
    assert not any(quantity.unit_inferred for _, _, quantity in find_in_document(text))


def test_what_stands_outside_of_tables_is_read_line_by_line() -> None:
    text = f"全年4000.5亿元，比上年增长10%。\n{_TABS}\n全年下降3%。"
    found = [(text[start:end], said(quantity)) for start, end, quantity in find_in_document(text)]
    assert found[0] == ("4000.5亿元", "4000.5 亿元")
    assert found[1] == ("增长10%", "10 %")
    assert found[-1] == ("下降3%", "-3 %")
    assert [words for words, _ in found[2:6]] == ["4000.5", "10.0", "153.6", "-1.6"]


_PIECES = st.sampled_from(
    ["\t", "|", "  ", "\n", "1", "2.5",
     "2020", "2020年", "单位：亿元", "（%）", "增长", "甲", "#", "△1", "(3)",
     "-", " ", "..", "序号", "位次", "£ million", "---|---", "。", "其中", "3-4", "②", "表1", "1 234"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_whatever_a_text_holds_its_quantities_stand_in_order_and_apart(text: str) -> None:
    last = 0
    for start, end, quantity in find_in_document(text, small_counts=True):
        assert last <= start < end <= len(text)
        assert quantity.prefix + quantity.digits + quantity.suffix == quantity.printed
        last = end


def test_reading_takes_time_in_proportion_to_a_table() -> None:
    head = "指标\t数值（亿元）\t增长（%）\n"

    def seconds(rows: int) -> float:
        text = head + "".join(f"甲{row}\t{row}.5\t△3\n" for row in range(rows)) + "甲\n" + head * rows
        begin = time.perf_counter()
        list(find_in_document(text))
        return time.perf_counter() - begin

    assert seconds(4000) < 12 * seconds(1000) + 0.2
