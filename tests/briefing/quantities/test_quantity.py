from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.quantities.formatter import format_quantity
from cqbrief.briefing.quantities.interval import Interval
from cqbrief.briefing.quantities.parser import QuantityError, parse_quantity, split_unit

# printed: prefix, digits, suffix, number, upper, scale, unit, qualifier
_FORMS = {
    "75.1万人": ("", "75.1", "万人", "75.1", None, "万", "人", "exact"),
    "75.1 万人": ("", "75.1", " 万人", "75.1", None, "万", "人", "exact"),
    "７５．１万人": ("", "７５．１", "万人", "75.1", None, "万", "人", "exact"),
    "近500万个": ("近", "500", "万个", "500", None, "万", "个", "nearly"),
    "超过2000家": ("超过", "2000", "家", "2000", None, "", "家", "over"),
    "超9.2万件": ("超", "9.2", "万件", "9.2", None, "万", "件", "over"),
    "40余万元": ("", "40", "余万元", "40", None, "万", "元", "over"),
    "2800余家": ("", "2800", "余家", "2800", None, "", "家", "over"),
    "3万余场次": ("", "3", "万余场次", "3", None, "万", "场次", "over"),
    "30多家": ("", "30", "多家", "30", None, "", "家", "over"),
    "3年多": ("", "3", "年多", "3", None, "", "年", "over"),
    "约4000元": ("约", "4000", "元", "4000", None, "", "元", "about"),
    "4000元左右": ("", "4000", "元左右", "4000", None, "", "元", "about"),
    "90%以上": ("", "90", "%以上", "90", None, "", "%", "at_least"),
    "不低于60%": ("不低于", "60", "%", "60", None, "", "%", "at_least"),
    "至少3家": ("至少", "3", "家", "3", None, "", "家", "at_least"),
    "最多5个": ("最多", "5", "个", "5", None, "", "个", "at_most"),
    "不超过10人": ("不超过", "10", "人", "10", None, "", "人", "at_most"),
    "10%以下": ("", "10", "%以下", "10", None, "", "%", "at_most"),
    "低于5.5%": ("低于", "5.5", "%", "5.5", None, "", "%", "under"),
    "七八家": ("", "七八", "家", "7", "8", "", "家", "range"),
    "三五个": ("", "三五", "个", "3", "5", "", "个", "range"),
    "二三十人": ("", "二三十", "人", "20", "30", "", "人", "range"),
    "十七八岁": ("", "十七八", "岁", "17", "18", "", "岁", "range"),
    "十几个": ("", "十几", "个", "11", "19", "", "个", "range"),
    "数百人": ("", "数百", "人", "200", "999", "", "人", "range"),
    "上千人": ("上", "千", "人", "1000", None, "", "人", "at_least"),
    "上百家": ("上", "百", "家", "100", None, "", "家", "at_least"),
    "上万人次": ("上", "万", "人次", "10000", None, "", "人次", "at_least"),
    "百余家": ("", "百", "余家", "100", None, "", "家", "over"),
    "三百二十万人": ("", "三百二十", "万人", "320", None, "万", "人", "exact"),
    "百分之三十五点二": ("百分之", "三十五点二", "", "35.2", None, "", "%", "exact"),
    "三家": ("", "三", "家", "3", None, "", "家", "exact"),
    "2.4": ("", "2.4", "", "2.4", None, "", "", "exact"),
    "2.40": ("", "2.40", "", "2.40", None, "", "", "exact"),
    "增长14.5%": ("增长", "14.5", "%", "14.5", None, "", "%", "exact"),
    "同比增长14.5%": ("同比增长", "14.5", "%", "14.5", None, "", "%", "exact"),
    "年均增长19%": ("年均增长", "19", "%", "19", None, "", "%", "exact"),
    "增长约5%": ("增长约", "5", "%", "5", None, "", "%", "about"),
    "增加6.4万人": ("增加", "6.4", "万人", "6.4", None, "万", "人", "exact"),
    "下降5.9%": ("下降", "5.9", "%", "-5.9", None, "", "%", "exact"),
    "减少3万人": ("减少", "3", "万人", "-3", None, "万", "人", "exact"),
    "下降了0.3个百分点": ("下降了", "0.3", "个百分点", "-0.3", None, "", "个百分点", "exact"),
    "-0.3个百分点": ("-", "0.3", "个百分点", "-0.3", None, "", "个百分点", "exact"),
    "−0.3个百分点": ("−", "0.3", "个百分点", "-0.3", None, "", "个百分点", "exact"),
    "+3.2%": ("+", "3.2", "%", "3.2", None, "", "%", "exact"),
    "3.5～4.2%": ("", "3.5～4.2", "%", "3.5", "4.2", "", "%", "range"),
    "3.5%～4.2%": ("", "3.5%～4.2", "%", "3.5", "4.2", "", "%", "range"),
    "10-12万人": ("", "10-12", "万人", "10", "12", "万", "人", "range"),
    "10万至12万人": ("", "10万至12", "万人", "10", "12", "万", "人", "range"),
    "5–6%": ("", "5–6", "%", "5", "6", "", "%", "range"),
    "1.2万亿元": ("", "1.2", "万亿元", "1.2", None, "万亿", "元", "exact"),
    "5千人": ("", "5", "千人", "5", None, "千", "人", "exact"),
    "5千瓦时": ("", "5", "千瓦时", "5", None, "", "千瓦时", "exact"),
    "65万人次": ("", "65", "万人次", "65", None, "万", "人次", "exact"),
    "第3位": ("第", "3", "位", "3", None, "", "位", "exact"),
    "32,569 thousand": ("", "32,569", " thousand", "32569", None, "thousand", "", "exact"),
    "£4.1bn": ("£", "4.1", "bn", "4.1", None, "bn", "£", "exact"),
    "more than £4.1bn": ("more than £", "4.1", "bn", "4.1", None, "bn", "£", "over"),
    "4.1 million": ("", "4.1", " million", "4.1", None, "million", "", "exact"),
    "About 4.1 million people": (
        "About ", "4.1", " million people", "4.1", None, "million", "people", "about",
    ),
    "around 5 per cent": ("around ", "5", " per cent", "5", None, "", "per cent", "about"),
    "nearly 3 million": ("nearly ", "3", " million", "3", None, "million", "", "nearly"),
    "over 300 firms": ("over ", "300", " firms", "300", None, "", "firms", "over"),
    "under 5 jobs": ("under ", "5", " jobs", "5", None, "", "jobs", "under"),
    "at least 5%": ("at least ", "5", "%", "5", None, "", "%", "at_least"),
    "down 0.3 percentage points": (
        "down ", "0.3", " percentage points", "-0.3", None, "", "percentage points", "exact",
    ),
}  # fmt: skip


@pytest.mark.parametrize("printed", _FORMS)
def test_every_form_is_read_and_kept_as_printed(printed: str) -> None:
    q = parse_quantity(printed)
    upper = None if q.upper is None else str(q.upper)
    parts = (q.prefix, q.digits, q.suffix, str(q.number), upper, q.scale, q.unit, q.qualifier)
    assert parts == _FORMS[printed]
    assert q.printed == printed


@pytest.mark.parametrize(
    ("printed", "amount", "low", "high"),
    [
        ("75.1万人", "751000", "750500", "751500"),
        ("14.5%", "0.145", "0.1445", "0.1455"),
        ("-0.3个百分点", "-0.003", "-0.0035", "-0.0025"),
        ("2.4", "2.4", "2.35", "2.45"),
        ("175家", "175", "175", "175"),
        ("4000元", "4000", "3999.5", "4000.5"),
        ("100%", "1.00", "0.995", "1.005"),
        ("超过2000家", "2000", "2000", None),
        ("40余万元", "400000", "400000", None),
        ("90%以上", "0.90", "0.90", None),
        ("近500万个", "5000000", None, "5000000"),
        ("低于5.5%", "0.055", None, "0.055"),
        ("不超过10人", "10", None, "10"),
        ("约4000元", "4000", None, None),
        ("约3～5万人", "30000", None, None),
        ("七八家", "7", "6.5", "8.5"),
        ("3.5～4.2%", "0.035", "0.0345", "0.0425"),
        ("下降3～5%", "-0.03", "-0.055", "-0.025"),
        ("下降超过5%", "-0.05", None, "-0.05"),
        ("下降近5%", "-0.05", "-0.05", None),
        ("32,569 thousand", "32569000", "32568500", "32569500"),
        ("£4.1bn", "4100000000", "4050000000", "4150000000"),
    ],
)
def test_amount_and_interval_follow_the_printed_form(
    printed: str, amount: str, low: str | None, high: str | None
) -> None:
    quantity = parse_quantity(printed)
    assert quantity.amount == D(amount)
    assert "E" not in str(quantity.amount)
    assert quantity.interval() == Interval(None if low is None else D(low), None if high is None else D(high))


def test_a_target_has_no_rounding_interval() -> None:
    assert parse_quantity("60万人").interval(exact=True) == Interval.point(D(600000))


@given(st.decimals(min_value=0, max_value=10**6, allow_nan=False), st.integers(0, 4))
def test_the_rounding_interval_holds_the_true_value(true: D, places: int) -> None:
    printed = f"{round(true, places):f}万元"
    assert parse_quantity(printed).interval().contains(true * 10000)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("很多人", "no number"),
        ("75.1万蛙", "units:"),
        ("5widgets", "units:"),
        ("从5人", "begins with"),
        ("5人和6人", "more than one"),
        ("5" * 40, "no number"),
        ("1" * 100, "longer than"),
        ("一家", "no number"),
    ],
)
def test_what_is_no_quantity_is_refused_with_the_reason(value: str, words: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(value)
    message = caught.value.message
    assert words in message.template
    assert message.template.format(**message.arguments)


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity("75.1万蛙")
    assert caught.value.message.arguments["unit"] == "蛙"


def test_a_declared_unit_is_known() -> None:
    assert parse_quantity("75.1万蛙", frozenset({"蛙"})).unit == "蛙"


_RICH = st.text("近超约0123456789.,万亿元人%余以上下降-～七八百千几数 £bnm", max_size=20)


@given(st.text(max_size=40) | _RICH)
def test_any_text_is_a_quantity_or_a_quantity_error(text: str) -> None:
    try:
        quantity = parse_quantity(text)
    except QuantityError as error:
        assert error.message.template.format(**error.message.arguments)
        return
    assert quantity.prefix + quantity.digits + quantity.suffix == quantity.printed == text.strip()
    assert quantity.digits
    interval = quantity.interval()
    assert interval.contains(quantity.amount)
    assert parse_quantity(quantity.printed) == quantity


@pytest.mark.parametrize(
    ("amount", "decimals", "unit", "printed"),
    [
        ("655895.19", 1, "万人", "65.6万人"),
        ("151000", 1, "万人", "15.1万人"),
        ("0.083904", 1, "%", "8.4%"),
        ("-0.0035", 1, "个百分点", "-0.4个百分点"),
        ("-0.0001", 0, "%", "0%"),
        ("9300000000", 1, "亿元", "93.0亿元"),
        ("1.25", 1, "", "1.3"),
        ("4123456789", 1, "£bn", "£4.1bn"),
        ("32569000", 0, "thousand people", "32569 thousand people"),
        ("430000", 1, "万人次", "43.0万人次"),
    ],
)
def test_a_derived_quantity_is_printed_in_its_scale_rounded_half_up(
    amount: str, decimals: int, unit: str, printed: str
) -> None:
    assert format_quantity(D(amount), decimals, unit).printed == printed


def test_a_derived_quantity_is_grouped_by_thousands_on_request() -> None:
    assert format_quantity(D("32569000"), 0, "thousand people", grouped=True).printed == (
        "32,569 thousand people"
    )
    assert format_quantity(D("-1234.5"), 1, "£", grouped=True).printed == "-£1,234.5"
    assert format_quantity(D("999"), 0, "人", grouped=True).printed == "999人"


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4), st.integers(0, 4))
def test_a_derived_quantity_reads_back_as_the_rounded_amount(amount: D, decimals: int) -> None:
    quantity = format_quantity(amount, decimals, "万元")
    assert quantity.decimals == decimals
    assert abs(quantity.amount - amount) <= D(10) ** (4 - decimals) / 2


def test_an_absurdly_large_result_is_refused() -> None:
    with pytest.raises(QuantityError):
        format_quantity(D("1e500"), 1, "人")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("万人", ("万", "人")), ("%", ("", "%")), ("", ("", "")), ("亿元", ("亿", "元")),
        ("人次", ("", "人次")),
        ("千瓦时", ("", "千瓦时")), ("万亿元", ("万亿", "元")), ("£bn", ("bn", "£")),
        ("bn£", ("bn", "£")), ("万", ("万", "")),
        ("thousand people", ("thousand", "people")), ("个百分点", ("", "个百分点")),
    ],
)  # fmt: skip
def test_scale_and_unit_are_split(text: str, parts: tuple[str, str]) -> None:
    assert split_unit(text) == parts


def test_an_unknown_unit_cannot_be_split() -> None:
    with pytest.raises(QuantityError):
        split_unit("万蛙")
    assert split_unit("万蛙", frozenset({"蛙"})) == ("万", "蛙")
