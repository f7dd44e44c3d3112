"""What a figure is held against says what it is and when, once, in both languages."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Comparison, ComparisonKind, Figure, Period
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.text.comparison_text import comparison_spans
from cqbrief.text.period_text import named_time
from cqbrief.text.spans import Spans, keep_short, spans_text

UNITS = frozenset({"million people"})


def figure(value: str, label: str = "变化", period: str | Period | None = None, **fields: Any) -> Figure:
    """A figure as one line of YAML says it."""
    when = Period(label=Text(plain=period)) if isinstance(period, str) else period
    id_ = fields.pop("id", "other")
    return Figure(id=id_, label=Text(plain=label), value=parse_quantity(value, UNITS), period=when, **fields)


def compared(
    kind: ComparisonKind, other: Figure, *, own: Figure | None = None, year: str | None = None
) -> tuple[Figure, dict[str, Figure]]:
    """A figure that is held against `other`, and both by their ids."""
    figure_ = own or figure("1206万人", "城镇新增就业", "2022年")
    comparison = Comparison(kind=kind, figure=other.id, year=Text(plain=year) if year else None)
    held = Figure(**{
        **{name: getattr(figure_, name) for name in ("label", "value", "period", "area")},
        "id": "own", "comparisons": (comparison,),
    })  # fmt: skip
    return held, {"own": held, other.id: other}


def said(
    language: Language, kind: ComparisonKind, other: Figure, own: Figure | None = None,
    year: str | None = None,
) -> str:  # fmt: skip
    [spans] = compared_spans(language, kind, other, own, year)
    return spans_text(spans)


def compared_spans(
    language: Language, kind: ComparisonKind, other: Figure, own: Figure | None = None,
    year: str | None = None,
) -> tuple[Spans, ...]:  # fmt: skip
    held, figures = compared(kind, other, own=own, year=year)
    return comparison_spans(held, figures, Translator(language))


class Change(NamedTuple):
    kind: ComparisonKind
    value: str
    zh: str
    en: str
    year: str | None = None


@pytest.mark.parametrize(
    "case",
    [
        Change("year_on_year", "上涨5.2%", "同比上涨5.2%", "上涨5.2% year on year"),
        Change("year_on_year", "下跌5.2%", "同比下跌5.2%", "下跌5.2% year on year"),
        Change("year_on_year", "grew 4%", "同比 grew 4%", "grew 4% year on year"),
        Change("year_on_year", "declined by 4%", "同比 declined by 4%", "declined by 4% year on year"),
        Change("year_on_year", "-0.3个百分点", "同比 -0.3个百分点", "-0.3个百分点 year on year"),
        Change("year_on_year", "同比增长14.5%", "同比增长14.5%", "同比增长14.5%"),
        Change("year_on_year", "比上年增加6.4万人", "比上年增加6.4万人", "比上年增加6.4万人"),
        Change("year_on_year", "约增长5%", "同比约增长5%", "约增长5% year on year"),
        Change("quarter_on_quarter", "增长1.2%", "环比增长1.2%", "增长1.2% quarter on quarter"),
        Change("quarter_on_quarter", "环比增长1.2%", "环比增长1.2%", "环比增长1.2%"),
        Change("month_on_month", "下降0.5%", "环比下降0.5%", "下降0.5% month on month"),
        Change("plan", "增加6万人", "比计划增加6万人", "增加6万人 against plan"),
        Change("two_year_average", "增长5.1%", "两年平均增长5.1%", "增长5.1%, two-year average"),
        Change("two_year_average", "年均增长5.1%", "两年年均增长5.1%", "年均增长5.1% over two years"),
        Change("year_to_date", "增长5%", "累计同比增长5%", "增长5% year on year, year to date"),
        Change("year_to_date", "同比增长5%", "累计同比增长5%", "同比增长5%, year to date"),
        Change("year_to_date", "累计增长5%", "累计增长5%", "累计增长5%"),
        Change("against", "提高0.3个百分点", "比2012年提高0.3个百分点", "提高0.3个百分点 on 2012", "2012"),
        Change("against", "提高0.3个百分点", "比2012年提高0.3个百分点", "提高0.3个百分点 on 2012", "2012年"),
        Change("against", "up 0.3%", "比2012年 up 0.3%", "up 0.3% on 2012", "2012年"),
        Change("against", "提高3%", "比2012/13财年提高3%", "提高3% on FY2012/13", "FY2012/13"),
        Change("against", "提高3%", "比2012年三季度提高3%", "提高3% on Q3 2012", "2012年三季度"),
        Change("against", "提高3%", "比2012年三季度提高3%", "提高3% on 2012 Q3", "2012 Q3"),
        Change("against", "提高3%", "比上年提高3%", "提高3% on last year", "last year"),
        Change("against", "增加3万人", "比上年末增加3万人", "增加3万人 on the end of last year", "上年末"),
        Change("against", "增加3万人", "比2021年6月增加3万人", "增加3万人 on June 2021", "较2021年6月"),
        Change("against", "提高3%", "比 before the war 提高3%", "提高3% on before the war", "before the war"),
        Change("against", "比上年提高3%", "比上年提高3%", "比上年提高3%", "上年"),
    ],
    ids=lambda case: f"{case.kind} {case.value} {case.year or ''}",
)
def test_a_change_is_said_with_what_it_is_a_change_on_once(case: Change) -> None:
    other = figure(case.value)
    assert said("zh", case.kind, other, year=case.year) == case.zh
    assert said("en", case.kind, other, year=case.year) == case.en


JOBS = "城镇新增就业"


class Level(NamedTuple):
    kind: ComparisonKind
    other: Figure
    zh: str
    en: str
    year: str | None = None
    own: Figure | None = None


LOSS = figure("-£0.3bn", "Result", "2021")


@pytest.mark.parametrize(
    "case",
    [
        Level("against", figure("1269万人", JOBS, "2021年"), "2021年 1269万人", "2021年: 1269万人"),
        Level("against", figure("1269万人", JOBS), "2021年 1269万人", "2021: 1269万人", "2021"),
        Level("year_on_year", figure("1269万人", JOBS, "2021年"), "2021年 1269万人", "2021年: 1269万人"),
        Level("year_on_year", figure("1269万人", JOBS), "上年 1269万人", "the year before: 1269万人"),
        Level("quarter_on_quarter", figure("300万人", JOBS), "上季度 300万人", "the quarter before: 300万人"),
        Level("month_on_month", figure("90万人", JOBS), "上月 90万人", "the month before: 90万人"),
        Level("against", figure("60万人", "农村", "2021年"), "2021年 农村 60万人", "农村, 2021年: 60万人"),
        Level("against", figure("60万人", "农村", "2022年"), "农村 60万人", "农村: 60万人"),
        Level("against", figure("60万人", "2020年农村", "2020年"), "2020年农村 60万人", "2020年农村: 60万人"),
        Level(
            "against", figure("75万人", JOBS, "2022年", area=Text(plain="重庆")),
            "重庆 75万人", "重庆: 75万人",
        ),
        Level("target", figure("1100万人", "目标", "2022年"), "目标 1100万人", "target 1100万人"),
        Level("target", figure("1300万人", "目标", "2025年"), "2025年目标 1300万人",
              "target 1300万人, 2025年"),
        Level("attained", figure("109.6%", "完成率"), "完成目标的109.6%", "109.6% of target reached"),
        Level("plan", figure("6万人", "超出计划"), "超出计划 6万人", "超出计划: 6万人"),
        Level(
            "year_to_date", figure("1000万人", JOBS, "2022年1—11月"), "2022年1—11月 累计 1000万人",
            "year to date, 2022年1—11月: 1000万人",
        ),
        Level("two_year_average", figure("5.1%", "增速"), "增速 两年平均 5.1%",
              "增速, two-year average: 5.1%"),
        Level("year_on_year", figure("9万人", "比上年多", "2022年"), "比上年多 9万人", "比上年多: 9万人"),
        Level(
            "against", figure("9万人", "多", "2022年"), "多 与2012年相比 9万人",
            "多, compared with 2012: 9万人", "2012",
        ),
        Level("year_on_year", figure("9万人", "比上年多", "2022年比2021年"), "比上年多 9万人",
              "比上年多: 9万人"),
        Level("year_on_year", figure("9万人", "比上年多", "2021年"), "2021年 比上年多 9万人",
              "比上年多, 2021年: 9万人"),
        # A sign alone makes no change: the loss of the year before, growth beside growth.
        Level("against", figure("-£0.1bn", "Result", "2020"), "2020 -£0.1bn", "2020: -£0.1bn",
              "2020", LOSS),
        Level("year_on_year", figure("-£0.1bn", "Before", "2020"), "2020 Before -£0.1bn",
              "Before, 2020: -£0.1bn", None, LOSS),
        Level("against", figure("增长8.4%", "增速", "2021年"), "2021年 增长8.4%", "2021年: 增长8.4%", "2021",
              figure("增长3%", "增速", "2022年")),
        Level("against", figure("提高3%", "变化", "2022年"), "变化 提高3%", "变化: 提高3%"),
    ],
    ids=lambda case: f"{case.kind} {case.zh}",
)  # fmt: skip
def test_a_level_says_what_it_is_and_when_where_that_is_not_the_figures_own(case: Level) -> None:
    assert said("zh", case.kind, case.other, case.own, case.year) == case.zh
    assert said("en", case.kind, case.other, case.own, case.year) == case.en


@pytest.mark.parametrize(
    ("fields", "value", "expected"),
    [
        ({"formula": "a - b"}, "27万人", "2021年 27万人†"),
        ({"status": "unverified"}, "27万人", "2021年 27万人（待核实）"),
        ({"corrected": True}, "27万人", "2021年 27万人（更正）"),
        ({"reads_as": Text(plain="72万人")}, "27万人", "2021年 27万人（原文如此）"),
        ({"formula": "a - b", "status": "provisional"}, "27万人", "2021年 27万人†（初步数）"),
        ({}, "约27万人", "2021年 约27万人"),
        (
            {"period": Period(label=Text(plain="2021年"), state="inferred")},
            "27万人",
            "2021年（推断） 27万人",
        ),
        ({"period": Period(state="not_stated")}, "27万人", "期间未注明 27万人"),
    ],
    ids=str,
)
def test_the_number_keeps_its_marks(fields: dict[str, Any], value: str, expected: str) -> None:
    other = figure(value, JOBS, **{"period": "2021年", **fields})
    assert said("zh", "against", other) == expected


@pytest.mark.parametrize(
    ("kind", "value", "fields", "expected"),
    [
        ("year_on_year", "增长5%", {"good": "up"}, True),
        ("year_on_year", "下降5%", {"good": "up"}, False),
        ("year_on_year", "fell by 5%", {"good": "down"}, True),
        ("plan", "-5%", {"good": "up"}, False),
        ("year_on_year", "增长0%", {"good": "up"}, None),
        ("year_on_year", "增长5%", {}, None),
        ("year_on_year", "下降3%～5%", {"good": "up"}, False),
        ("target", "60万人", {"good": "up"}, None),
        ("attained", "95%", {"good": "up"}, None),
        # A value of the year before is no change for the better, whatever it is good for.
        ("year_on_year", "1186万人", {"good": "up", "label": Text(plain=JOBS)}, None),
        ("year_on_year", "9万人", {"good": "up"}, True),
    ],
)
def test_a_change_is_judged_by_its_sign_and_a_level_not_at_all(
    kind: ComparisonKind, value: str, fields: dict[str, Any], expected: bool | None
) -> None:
    other = figure(value, str(fields.pop("label", Text(plain="变化")).plain), **fields)
    [spans] = compared_spans("zh", kind, other)
    assert [span.improves for span in spans if span.role == "number"] == [expected]
    assert {span.improves for span in spans if span.role != "number"} <= {None}


def test_what_stands_beside_it_and_what_has_no_value_is_left_out() -> None:
    held, figures = compared("target", figure("60万人", "目标"))
    tr = Translator("zh")
    assert comparison_spans(held, figures, tr, without=["other"]) == ()
    assert comparison_spans(held, {"own": held}, tr) == ()


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("2012", "2012年", "2012"),
        ("2012年度", "2012年度", "2012"),
        ("2012-13", "2012-13年度", "2012-13"),
        ("2010-11", "2010-11", "2010-11"),
        ("2021-06", "2021年6月", "2021-06"),
        ("2021年上半年", "2021年上半年", "the first half of 2021"),
        ("H1 2021", "2021年上半年", "H1 2021"),
        ("the third quarter of 2012", "2012年三季度", "the third quarter of 2012"),
        ("三季度", "三季度", "Q3"),
        ("2008年9月末", "2008年9月末", "the end of September 2008"),
        ("the end of 2020", "2020年末", "the end of 2020"),
        ("上年同期", "上年同期", "the same period of last year"),
        ("the beginning of the year", "年初", "the beginning of the year"),
        ("2021年1—11月", "2021年1—11月", "January to November 2021"),
        ("30 June 2021", "2021年6月30日", "30 June 2021"),
        ("2021年6月30日", "2021年6月30日", "30 June 2021"),
        ("与2012年相比", "2012年", "2012"),
        ("疫情前", "疫情前", "疫情前"),
    ],
)
def test_a_time_is_named_as_the_readers_language_names_it(written: str, zh: str, en: str) -> None:
    assert named_time(Text(plain=written), "zh") == zh
    assert named_time(Text(plain=written), "en") == en


def test_a_time_in_two_languages_is_said_in_the_readers_own() -> None:
    time = Text(zh="疫情前", en="the time before the pandemic")
    assert named_time(time, "zh") == "疫情前"
    assert named_time(time, "en") == "the time before the pandemic"


@pytest.mark.parametrize(
    ("language", "value", "kept"),
    [
        ("zh", "提高0.4个百分点", True),
        ("zh", "down 4.1%", True),
        ("en", "down 4.1%", True),
        ("zh", "增加了12,345,678.9万个", False),
        ("en", "up 1,234.5 thousand tonnes", False),
    ],
)
def test_a_comparison_is_kept_on_one_line_where_it_is_short(
    language: Language, value: str, kept: bool
) -> None:
    [spans] = compared_spans(language, "against", figure(value), year="2012")
    whole = keep_short(spans)
    last = len(whole) - 1
    joined = [span.keep_together and (span.keep_with_next or at == last) for at, span in enumerate(whole)]
    assert all(joined) is kept
    assert spans_text(whole) == spans_text(spans)


def test_the_number_of_a_comparison_is_kept_on_one_line_and_the_words_around_it_are_not() -> None:
    [spans] = compared_spans("en", "year_on_year", figure("up 1,234.5 thousand tonnes", status="revised"))
    assert [(span.text, span.role, span.keep_together) for span in spans] == [
        ("up 1,234.5 thousand tonnes", "number", True),
        (" (revised)", "status", False),
        (" year on year", "words", False),
    ]
