"""The tables of words of change and approximation do not contradict themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cqbrief.briefing.quantities import change_words, lexicon_en, lexicon_zh, units
from cqbrief.briefing.quantities.parser import find_quantities, parse_quantity
from cqbrief.briefing.quantities.quantity import Qualifier

ENGLISH_RISES = {*lexicon_en.RISING_VERBS, *lexicon_en.RISING_NOUNS, *lexicon_en.RISING_ADVERBS}
ENGLISH_FALLS = {*lexicon_en.FALLING_VERBS, *lexicon_en.FALLING_NOUNS, *lexicon_en.FALLING_ADVERBS}
CHINESE_RISES = {*lexicon_zh.RISES, *lexicon_zh.RISING_NOUNS}
CHINESE_FALLS = {*lexicon_zh.FALLS, *lexicon_zh.FALLING_NOUNS}


@pytest.mark.parametrize(("rises", "falls"), [(ENGLISH_RISES, ENGLISH_FALLS), (CHINESE_RISES, CHINESE_FALLS)])
def test_no_word_says_both_that_something_rises_and_that_it_falls(rises: set[str], falls: set[str]) -> None:
    assert rises & falls == set()
    assert {*lexicon_en.SIGNED_LEVELS, *lexicon_zh.SIGNED_LEVELS} & {*rises, *falls} == set()


def test_two_words_of_change_together_do_not_contradict_the_table_of_single_ones() -> None:
    for word, sign in lexicon_zh.COMBINED_CHANGES.items():
        assert word not in (CHINESE_FALLS if sign > 0 else CHINESE_RISES), word


@pytest.mark.parametrize(
    ("words", "rises"),
    [
        ("增长 增加 上升 提高 上涨 回升 净增 多增 扩大 增幅 涨幅 高出 多出", CHINESE_RISES),
        ("下降 减少 降低 下跌 回落 缩小 收窄 降幅 跌幅 负增长 少增 少 降 减 压减 萎缩", CHINESE_FALLS),
        ("rose risen grew up jumped surging growth increase higher more above", ENGLISH_RISES),
        ("fell fallen down shrank lost dip decrease reduction lower fewer less below cut", ENGLISH_FALLS),
    ],
)
def test_the_usual_words_of_reports_have_their_direction(words: str, rises: set[str]) -> None:
    assert set(words.split()) <= rises


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("约", "about"), ("接近", "nearly"), ("突破", "over"), ("不足", "under"), ("不低于", "at_least"),
        ("不超过", "at_most"), ("about", "about"), ("just under", "nearly"), ("more than", "over"),
        ("fewer than", "under"), ("at least", "at_least"), ("up to", "at_most"), ("a maximum of", "at_most"),
    ],
)  # fmt: skip
def test_the_usual_words_before_a_number_have_their_meaning(word: str, meaning: Qualifier) -> None:
    assert {**lexicon_zh.QUALIFIER_PREFIXES, **lexicon_en.QUALIFIER_PREFIXES}[word] == meaning


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("左右", "about"),
        ("以上", "at_least"),
        ("以内", "at_most"),
        ("or so", "about"),
        ("or more", "at_least"),
    ],
)
def test_the_usual_words_behind_a_number_have_their_meaning(word: str, meaning: Qualifier) -> None:
    assert {**lexicon_zh.QUALIFIER_SUFFIXES, **lexicon_en.QUALIFIER_SUFFIXES}[word] == meaning


@pytest.mark.parametrize(
    ("text", "printed", "number", "qualifier"),
    [
        ("同比下降仅0.1%", "下降仅0.1%", "-0.1", "exact"),
        ("产量下降均为3%", "下降均为3%", "-3", "exact"),
        ("税收、利润下降分别为3%和5%", "下降分别为3%", "-3", "exact"),
        ("减少了近5万人", "减少了近5万人", "-5", "nearly"),
        ("降幅仅3%", "降幅仅3%", "-3", "exact"),
        ("价格降到3%", "3%", "3", "exact"),
        ("失业率比上年高达5%", "5%", "5", "exact"),
        ("output fell by only 3%", "fell by only 3%", "-3", "exact"),
        ("占3成不到，", "3成不到", "3", "under"),
        ("2020年不到三成", "2020年", "2020", "exact"),
        ("年满60岁出头", "60岁出头", "60", "over"),
        ("增长5%开外", "增长5%开外", "5", "over"),
        ("aged 65 years and above", "65 years and above", "65", "at_least"),
        ("不止60%", "不止60%", "60", "over"),
    ],
)
def test_words_between_behind_and_before_a_number_are_those_of_the_tables(
    text: str, printed: str, number: str, qualifier: Qualifier
) -> None:
    found = find_quantities(text)[0][2]
    assert (found.printed, found.number, found.qualifier) == (printed, Decimal(number), qualifier)


@pytest.mark.parametrize(
    "word",
    [
        *lexicon_zh.TRANSITIVE_FALLS,
        *lexicon_zh.FALLING_NOUNS,
        *"多少",
        *(word for word, sign in lexicon_zh.COMPARISONS.items() if sign < 0),
    ],
)
def test_no_word_that_governs_from_further_away_is_passed_over(word: str) -> None:
    assert not set(word).isdisjoint(change_words.CHARACTERS_OF_CHANGE)


@pytest.mark.parametrize("word", [*lexicon_zh.QUALIFIER_SUFFIXES, *lexicon_en.QUALIFIER_SUFFIXES])
def test_every_word_behind_a_number_is_read_with_its_meaning(word: str) -> None:
    meaning = {**lexicon_zh.QUALIFIER_SUFFIXES, **lexicon_en.QUALIFIER_SUFFIXES}[word]
    assert parse_quantity(f"30 years {word}" if word.isascii() else f"30年{word}").qualifier == meaning


@pytest.mark.parametrize("unit", sorted(set(units.UNITS) - set(units.CURRENCIES)))
def test_every_unit_is_read_behind_a_number(unit: str) -> None:
    space = " " if unit[0].isalpha() and unit.isascii() and unit != "p" else ""
    assert parse_quantity(f"30{space}{unit}").unit == unit


@pytest.mark.parametrize("link", lexicon_zh.LINKS)
@pytest.mark.parametrize("word", ["下降", "减少", "降", "降幅"])
def test_what_stands_between_a_fall_and_its_number_leaves_it_a_fall_but_for_a_level(
    word: str, link: str
) -> None:
    level = link.endswith("为") and (word == "降" or (link == "为" and word != "降幅"))
    assert find_quantities(f"同比{word}{link}3%")[0][2].number == (3 if level else -3)


def test_points_for_short_are_points_in_a_value_and_after_a_word_of_change_elsewhere() -> None:
    assert parse_quantity("1.2个点").unit == "个点"
    assert find_quantities("提高1.2个点")[0][2].unit == "个点"
    assert find_quantities("全市建成12个点位")[0][2].unit == "个"


@pytest.mark.parametrize(
    ("text", "number", "apart"),
    [
        ("The budget was cut by £30m, or 2.4%, again", "-2.4", True),
        ("Jobs fell by 12,000 (1.2%) in May", "-1.2", True),
        ("output fell by 3,000 (or 2 per cent)", "-2", True),
        ("stocks fell by 3,000, or about 2.4%.", "-2.4", True),
        ("It fell 12 points, or 1.2 per cent, to", "-1.2", True),
        ("年末常住人口减少1.7万人（2.8‰）", "-2.8", True),
        ("减少3万人，即5%", "-5", True),
        ("Sales rose by 300 (3.4%)", "3.4", True),
        ("Jobs fell by 300 (2.4% of all)", "2.4", False),
        ("Jobs fell by 300 (2.4% in May)", "2.4", False),
        ("fell by 3%, or 2.4% of firms closed", "2.4", False),
        ("It has 3,000 (3%) of them", "3", False),
        ("减少3万人（占5%）", "5", False),
    ],
)
def test_a_change_said_again_in_per_cent_has_the_same_word(text: str, number: str, apart: bool) -> None:
    *_, (_, _, quantity) = find_quantities(text)
    assert (str(quantity.number), quantity.change_apart) == (number, apart)
