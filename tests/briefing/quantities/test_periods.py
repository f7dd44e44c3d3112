"""Dates and periods: found where they stand, and put in order on an axis of time."""

from __future__ import annotations

import pytest

from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.quantities.period_forms import CHINESE_FORMS, DIGIT_FORMS, ENGLISH_FORMS
from cqbrief.briefing.quantities.periods import find_periods, find_rolling, period_of
from cqbrief.briefing.quantities.time_axis import times_of

EXAMPLES = [example for example, _ in (*CHINESE_FORMS, *DIGIT_FORMS, *ENGLISH_FORMS)]


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_periods(fold(text))]


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_form_of_the_grammar_is_found_whole_in_a_sentence(example: str) -> None:
    assert found(f"在 {example}，") == [example]


@pytest.mark.parametrize(
    "example", [example for example in EXAMPLES if "世纪" not in example and "century" not in example]
)
def test_each_form_of_the_grammar_is_read_as_a_time(example: str) -> None:
    assert period_of(example) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-22, 2021/22, FY2021–22", ["2021-22", "2021/22", "FY2021–22"]),
        ("31 December, 2022/12/31 and 二〇二二年", ["31 December", "2022/12/31", "二〇二二年"]),
        ("in 1995-96 and to $2.3 billion in 1996-97.", ["1995-96", "1996-97"]),
        ("截至2021年12月31日24时", ["2021年12月31日"]),
        ("1、2月和前三季度", ["1、2月", "前三季度"]),
        ("output in Q2 2014 below that of Q1 2014", ["Q2 2014", "Q1 2014"]),
        ("比上年3月增长", ["3月"]),
        ("２０２１年１—１１月", ["２０２１年１—１１月"]),
    ],
)
def test_periods_are_found_among_other_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2000—2500元", "1800—2000元", "3个月、十三个月、三个季度", "In March 5 million people",
        "May 3,000 people",
        "3.5月均", "人均3月薪", "1163/4400", "12月龄", "2021-22%", "2021—35万", "a second quarter-final",
        "表3-3",
        "may 5 per cent", "20世纪公司", "2.2021",
        "Of these, 25 may close and 12 march on", "In May 12 firms closed", "during March 45 people died",
    ],
)  # fmt: skip
def test_quantities_are_no_periods(text: str) -> None:
    assert found(text) in ([], ["20世纪"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近三年来，", ["近三年来"]),
        ("较过去5年", ["过去5年"]),
        ("in the last 12 months with", ["last 12 months"]),
        ("平均工龄近10年", []),
        ("two consecutive quarters", []),
    ],
)
def test_periods_counted_back_from_today_are_told_from_lengths_of_time(
    text: str, expected: list[str]
) -> None:
    assert [text[start:end] for start, end in find_rolling(fold(text))] == expected


@pytest.mark.parametrize(
    ("category", "time"),
    [
        ("2020年", 2020), ("2020", 2020), ("FY2020", 2020), ("2020年7月", 2020.5), ("2020-07", 2020.5),
        ("2020年第三季度", 2020.5), ("2020Q3", 2020.5), ("3Q20", 2020.5), ("Q3 2020", 2020.5),
        ("2020.07", 2020.5),
        ("July 2020", 2020.5), ("Jul-20", 2020.5), ("2020年下半年", 2020.5), ("2H20", 2020.5),
        ("202007", 2020.5),
        ("2020年7—9月", 2020.5), ("Jul–Sep 2020", 2020.5), ("third quarter of 2020", 2020.5),
        ("FIRST HALF OF 2020", 2020), ("SECOND HALF OF 2020", 2020.5),
        ("二〇二〇年", 2020), ("2020年末", 2021), ("2020年6月末", 2020.5), ("end of June 2020", 2020.5),
        ("2021年（推算）", 2021), ("2018-19", 2018), ("2021年度", 2021),
        ("Dec 2020 – Feb 2021", 2020 + 11 / 12),
        ("连续5年", None), ("12020", None), ("", None), ("1月", None), ("Q3", None), ("合计", None),
        ("2021年13月", 2021), ("2021-02-30", 2021),
        ("2021/22", 2021), ("2021学年", 2021), ("2021财年", 2021), ("2021年1—6月", 2021), ("AY2021/22", 2021),
        ("FY21 Q3", 2021.5), ("FY2021/22 H2", 2021.5), ("Q3 FY2021", 2021.5), ("2021/22 Q3", 2021.5),
        ("2021财年三季度", 2021.5), ("2021财年上半年", 2021), ("2021财年Q3", 2021.5),
        ("2021—2022学年第二学期", 2021.5), ("2021学年第一学期", 2021), ("2021年秋季学期", 2021 + 8 / 12),
        ("Autumn 2021", 2021 + 8 / 12), ("Autumn term 2021/22", 2021 + 8 / 12),
        ("Spring term 2021/22", 2022 + 2 / 12), ("Nov–Jan 2021/22", 2021 + 10 / 12),
        ("Oct–Dec 2021/22", 2021.75), ("Jan–Mar 2021/22", 2022),
    ],
)  # fmt: skip
def test_the_time_of_a_category_is_read(category: str, time: float | None) -> None:
    assert times_of([category]) == [time if time is None else pytest.approx(time)]


@pytest.mark.parametrize(
    ("categories", "times"),
    [
        ("Jan-Mar|Apr-Jun|Jul-Sep 2021", [2021, 2021.25, 2021.5]),
        ("2021年一季度|二季度|三季度|四季度", [2021, 2021.25, 2021.5, 2021.75]),
        ("2020Q4|Q1|Q2", [2020.75, 2021, 2021.25]),
        ("Oct-Dec 2020|Jan-Mar|Apr-Jun 2021", [2020.75, 2021, 2021.25]),
        ("2021年1—2月|1—3月|1—6月", [2021 + 2 / 12, 2021.25, 2021.5]),
        ("2019|2020年|2021年上半年", [2019, 2020, 2021]),
        ("2018-19|2019-20|2020-21", [2018, 2019, 2020]),
        ("2009/10|2010/11|2011/12", [2009, 2010, 2011]),
        ("FY2009–10|FY2010–11", [2009, 2010]),
        ("1999—2000年度|2000—2001年度", [1999, 2000]),
        ("2010-10|2010-11|2010-12", [2010 + 9 / 12, 2010 + 10 / 12, 2010 + 11 / 12]),
        ("2018-19|2019", [2018, 2019]),
        ("1995-99|2000-04|2005-09", [1995, 2000, 2005]),
        ("21年一季度|21年二季度|21年三季度", [2021, 2021.25, 2021.5]),
        ("Oct 20|Nov 20|Dec 20|Jan 21", [2020.75, 2020 + 10 / 12, 2020 + 11 / 12, 2021]),
        ("Jan–Mar 21|Apr–Jun 21", [2021, 2021.25]),
        ("Q1'21|Q2 21|Q3-21", [2021, 2021.25, 2021.5]),
        ("’99|’00|’01", [1999, 2000, 2001]),
        ("21Q1|21Q2|22H1", [2021, 2021.25, 2022]),
        ("10月|11月|12月|1月|2021年2月", [2020.75, 2020 + 10 / 12, 2020 + 11 / 12, 2021, 2021 + 1 / 12]),
        ("Oct-Dec|Jan-Mar 2021", [2020.75, 2021]),
        ("2021年Q1|2021年Q2", [2021, 2021.25]),
        ("2021Ⅰ|2021Ⅱ|2021年Ⅲ季度", [2021, 2021.25, 2021.5]),
        ("2021.1-3|2021.1-6|2021.1-9", [2021.25, 2021.5, 2021.75]),
        ("“十二五”末|“十三五”末|2021年末", [2016, 2021, 2022]),
        ("“十二五”时期|“十三五”时期|十四五", [2011, 2016, 2021]),
        ("2021年第1周|2021年第2周|2021-W03", [2021 + 3 / 365, 2021 + 10 / 365, 2021 + 17 / 365]),
        ("1月1日|1月2日", [None, None]),
        ("一季度|二季度", [None, None]),
    ],
)
def test_categories_stand_in_order_on_an_axis_of_time(categories: str, times: list[float | None]) -> None:
    assert times_of(categories.split("|")) == [
        time if time is None else pytest.approx(time) for time in times
    ]
