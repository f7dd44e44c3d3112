from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.quantities.folding import character_replacer
from cqbrief.briefing.quantities.parser import find_quantities, parse_quantity

_ARTICLE = Path(__file__).parents[3] / "data" / "chongqing-2021" / "sources" / "article.md"


def _found(text: str) -> list[str]:
    return [quantity.printed for _, _, quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同比增长14.5%；", ["增长14.5%"]),
        ("近3年年均增长19%", ["近3年", "增长19%"]),
        ("2021年，截至1月16日，", ["2021年"]),
        ("超去年规模1.6万人", ["1.6万人"]),
        ("少增63万人，多减5万人", ["少增63万人", "多减5万人"]),
        ("较2019年增加6.4万人", ["2019年", "增加6.4万人"]),
        ("高于2019年", ["2019年"]),
        ("有约千年的历史", ["约千年"]),
        ("开发52个新职业培训考核标准", ["52个"]),
        ("3个专项规划", ["3个"]),
        ("比例达27.6%，", ["27.6%"]),
        ("完成60万人的125.2%", ["60万人", "125.2%"]),
        ("日均招工量上千人", ["上千人"]),
        ("只见七八家企事业单位", ["七八家"]),
        ("每月收入有4000元左右。", ["4000元左右"]),
        ("新增75.1万人，节约3万元，签约30个，最近3年", ["75.1万人", "3万元", "30个", "3年"]),
        ("出台“十四五”就业规划", []),
        ("四大联盟、一网通办、一人一策、五方联动、六步工作法", []),
        ("市民万元早早来到现场", []),
        ("成功入职一家企业，千万不要", []),
        ("网上千家万户", []),
        ("COVID-19、5G、A4纸、v1.2.3、2021-12-01", []),
        ("从60万人到75万人", ["60万人", "75万人"]),
        ("10人才计划", ["10"]),
        ("it rose by about 1.2 per cent", ["rose by about 1.2 per cent"]),
        ("a level of 32,569 thousand.", ["32,569 thousand"]),
        ("居全国第3位", ["第3位"]),
    ],
)
def test_quantities_of_a_sentence(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


def test_counts_of_one_chinese_digit_are_found_only_on_request() -> None:
    assert _found("五张答卷，三家企业") == []
    asked = find_quantities("五张答卷，三家企业", small_counts=True)
    assert [quantity.printed for _, _, quantity in asked] == ["五张", "三家"]


def test_an_unknown_unit_is_left_empty_and_a_declared_one_found() -> None:
    assert [q.unit for _, _, q in find_quantities("12蛙")] == [""]
    assert [q.unit for _, _, q in find_quantities("12蛙", frozenset({"蛙"}))] == ["蛙"]


@pytest.mark.parametrize(
    ("printed", "qualifier"),
    [
        ("近500万个", "nearly"), ("超过2000家", "over"), ("超过510万个", "over"), ("近30万人", "nearly"),
        ("超9.2万件", "over"), ("2800余家", "over"), ("3万余场次", "over"), ("40余万元", "over"),
        ("约4000元", "about"), ("4000元左右", "about"), ("上千人", "at_least"), ("七八家", "range"),
        ("90%以上", "at_least"),
    ],
)  # fmt: skip
def test_every_approximate_number_of_the_article_is_found_with_its_word(printed: str, qualifier: str) -> None:
    found = {q.printed: q.qualifier for _, _, q in find_quantities(_ARTICLE.read_text("utf-8"))}
    assert found[printed] == qualifier


def test_the_article_holds_these_quantities_and_no_others() -> None:
    assert _found(_ARTICLE.read_text("utf-8")) == [
        "2021年", "3个", "近3年", "增长19%", "75.1万人", "60万人", "125.2%", "增长14.5%", "17条",
        "25.7亿元", "13.3亿元", "近500万个", "54亿元", "175家", "超过2000家", "2.4", "24小时", "516家",
        "14.6万人", "49.4万人", "2019年", "增加6.4万人", "52个", "65万人次", "27.6%", "30.4%",
        "约4000元", "8家", "1.7万人", "上千人", "2021年", "8个", "5年",
        "90%以上", "12.5万人", "77.8万人", "1.6万人", "4000元左右", "816.2万名", "七八家", "超9.2万件",
        "5.6万个", "25个", "15个", "101个", "2800余家", "1.4万名", "30项", "3万余场次", "超过510万个",
        "近30万人", "2021年", "40余万元", "4个", "100%", "3966个", "2022年",
    ]  # fmt: skip


_RICH = st.text(
    "近超约增长下降0123456789.,-～万亿元人次年月%余以上左右七八百千几数第一两 £bnmk\n。", max_size=80
)


@given(st.text(max_size=80) | _RICH)
def test_spans_are_in_range_in_order_apart_and_as_printed(text: str) -> None:
    position = 0
    for start, end, quantity in find_quantities(text, small_counts=True):
        assert position <= start < end <= len(text)
        assert text[start:end] == quantity.printed == quantity.prefix + quantity.digits + quantity.suffix
        assert quantity.interval().contains(quantity.amount)
        position = end


@given(_RICH)
def test_what_is_found_in_a_text_is_a_value_of_its_own(text: str) -> None:
    for _, _, quantity in find_quantities(text):
        printed = quantity.printed
        if quantity.suffix.endswith("多"):
            continue  # 3年多 in a text may be 3年 before 多, alone it is more than three years
        again = parse_quantity(printed)
        assert (again.number, again.scale, again.unit) == (quantity.number, quantity.scale, quantity.unit)


def test_a_very_long_row_of_digits_is_no_quantity() -> None:
    assert _found("1" * 1_000_000) == []


@given(
    st.dictionaries(st.characters().map(ord), st.text(max_size=2) | st.integers(1, 0xFFFF), min_size=1),
    st.text(),
    st.data(),
)
def test_a_translator_does_what_str_translate_does(
    table: dict[int, str | int], text: str, data: st.DataObject
) -> None:
    words = st.text(st.sampled_from([*map(chr, table), *"]^-\\甲 "]))
    for given_text in (text, data.draw(words)):
        assert character_replacer(table)(given_text) == given_text.translate(table)
