"""The Chinese words of a number are explained to readers of the English interface, and to no others."""

from __future__ import annotations

import pytest

from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.i18n.translator import Translator
from cqbrief.text.number_glossary import gloss, unit_words


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("近500万个", "近 = nearly, 万 = ten thousand"),
        ("增长14.5%", "增长 = up"),
        ("下降5.9%", "下降 = down"),
        ("增长超过20%", "增长 = up, 超过 = over"),
        ("40余万元", "余 = over, 万 = ten thousand, 元 = yuan"),
        ("90%以上", "以上 = at least"),
        ("4000元左右", "左右 = about, 元 = yuan"),
        ("提高近3个百分点", "提高 = up, 近 = nearly, 个百分点 = percentage points"),
        ("-0.3个百分点", "个百分点 = percentage points"),
        ("54亿元", "亿 = hundred million, 元 = yuan"),
        ("约¥5亿", "约 = about, 亿 = hundred million"),
        ("超过US$500", "超过 = over"),
        ("近-3%", "近 = nearly"),
        ("第3位", ""),
        ("125.2%", ""),
        ("rose by about 1.2 per cent", ""),
        ("£4.1bn", ""),
    ],
)
def test_each_chinese_word_of_a_number_is_explained_in_english(printed: str, expected: str) -> None:
    value = parse_quantity(printed)
    assert gloss(value, Translator("en")) == expected
    assert gloss(value, Translator("zh")) == ""


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("万人", "ten thousand people"),
        ("亿元", "hundred million yuan"),
        ("万亿元", "trillion yuan"),
        ("人", "people"),
        ("万个", "ten thousand"),
        ("个", "个"),
        ("个百分点", "percentage points"),
        ("倍", "times"),
        ("万盏", "ten thousand lamps"),
        ("万元/亩", "万元/亩"),
        ("%", "%"),
        ("thousand tonnes", "thousand tonnes"),
    ],
)
def test_an_axis_says_its_unit_in_words_of_the_interface(unit: str, expected: str) -> None:
    named = {"盏": "lamps"}
    assert unit_words(unit, Translator("en"), named) == expected
    assert unit_words(unit, Translator("zh"), named) == unit
