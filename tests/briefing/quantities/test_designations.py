"""Numbers of tables, sessions and telephones, and names with numerals, are no quantities."""

from __future__ import annotations

import re

import pytest

from cqbrief.briefing.quantities.designations import AGE_GROUPS, LABELS, Designations
from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.quantities.guarded_patterns import (
    GuardedPattern,
    GuardedPatternSet,
    any_of_patterns,
    characters_and_words,
)
from cqbrief.briefing.quantities.parser import find_quantities
from cqbrief.briefing.quantities.period_forms import ROLLING_FORMS


@pytest.mark.parametrize("example", [form.example for form in LABELS])
def test_each_kind_of_label_is_found_and_none_of_its_digits_is_a_quantity(example: str) -> None:
    assert Designations(fold(f"{example}，")).labels.overlaps(0, len(example))
    assert find_quantities(f"{example}，", small_counts=True) == ()


@pytest.mark.parametrize("form", [*LABELS, *AGE_GROUPS, *ROLLING_FORMS], ids=lambda form: form.example)
def test_each_kind_names_the_characters_or_words_that_it_needs(form: GuardedPattern) -> None:
    text = fold(form.example)
    assert GuardedPatternSet([form]).find(text, characters_and_words(text))


def test_a_pattern_made_to_be_searched_for_fast_matches_what_its_rows_do() -> None:
    pattern = any_of_patterns("表[格]?", "[图表]示", "附件(?=[0-9])")
    assert pattern.startswith("[表图表附]")
    assert [found[0] for found in re.finditer(pattern, "表格、图示、附件、附件3")] == ["表格", "图示", "附件"]


@pytest.mark.parametrize("example", [form.example for form in AGE_GROUPS])
def test_ages_say_of_whom_and_are_marked_so(example: str) -> None:
    scopes, end = Designations(fold(f"在 {example} 中")).scopes, 2 + len(example)
    assert scopes.key_covering(2, end) is not None
    assert not scopes.overlaps(0, 2) and not scopes.overlaps(end, end + 2)
    assert all(quantity.is_scope for _, _, quantity in find_quantities(f"在 {example} 中"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1、本公报为初步统计", []), ("注：1、本公报", []), ("（一）就业", []), ("1.2.3 就业", []),
        ("2.1 就业形势", []),
        ("1.2万人", ["1.2万人"]), ("1．完善制度", []), ("三、五十人", ["五十人"]), ("5.5%", ["5.5%"]),
        ("see background note 1). Figure 1: contributions (1) to the", []),
        ("Note 3.5 million", ["3.5 million"]), ("see page 3", []), ("图3张，附件3份", ["3张", "3份"]),
        ("(1,234) thousand", ["(1,234) thousand"]),
        ("共有学校(12)所", ["12"]), ("其中：5人", ["5人"]), ("1,206[r] thousand", ["1,206[r] thousand"]),
        ("第二产业增加值增长3%", ["增长3%"]), ("居第3位", ["第3位"]), ("US$5/kg", ["US$5/kg"]),
        ("GDP 2600 billion", ["2600 billion"]), ("三支一扶招募200人", ["200人"]),
        ("十四五末达到5万人", ["5万人"]),
        ("改革开放40周年", []), ("40周", ["40周"]), ("拨打12333热线", []), ("电话12000部", ["12000部"]),
        ("共发布30项标准", ["30项"]), ("women (45), men (30)", ["45", "30"]),
        ("a 2.5-point fall", ["2.5-point fall"]),
        ("35微克/立方米", ["35微克/立方米"]), ("三月二十日和九月份", []),
        ("生产总值[2]1210207亿元", ["1210207亿元"]), ("全国人口[6]141175万人", ["141175万人"]),
        ("十三个月", ["十三个月"]),
        ("1、2月增长3%", ["增长3%"]),
        ("总收入15823456789元", ["15823456789元"]), ("turnover of £13812345678", ["£13812345678"]),
        ("热线受理18000起，拨打12000余次", ["18000起", "12000余次"]), ("电话访问4500名", ["4500名"]),
        ("接听15000个市民热线电话", ["15000个"]), ("拨打12345，电话67512345", []),
        ("新增211、305和412家", ["211", "305", "412家"]), ("211、985高校，985/211大学", []),
        ("The hotline took 12000 calls", ["12000"]), ("phone survey of 1500 firms", ["1500 firms"]),
        ("Telephone: 020 7946 0958, fax no. (06) 2777 460", []), ("call the hotline on 131180 for help", []),
        ("We note 300 firms", ["300 firms"]), ("as note 3 says", []),
        ("in NSW 1200 firms closed", ["1200 firms"]), ("Sydney NSW 2600.", []),
    ],
)  # fmt: skip
def test_labels_are_told_from_quantities(text: str, expected: list[str]) -> None:
    assert [quantity.printed for _, _, quantity in find_quantities(text)] == expected
