"""Every kind of sum that reports make: formula -> unit -> value and interval, or why it is refused."""

from __future__ import annotations

from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.formulas.arithmetic import Amount, quantity_of_amount
from cqbrief.briefing.formulas.dimension import dimension_of, unit_problem, unit_remedy
from cqbrief.briefing.formulas.evaluation import evaluate, resolve_amounts
from cqbrief.briefing.formulas.shapes import difference, rate_of_change
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.compound_units import with_compound
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.briefing.quantities.units import CANONICAL_NAMES, UNITS
from cqbrief.i18n.messages import Message
from cqbrief.i18n.translator import Translator
from cqbrief.text.ledger_text import ledger_line, sum_line
from tests.support.small_briefing import small

A, B, C = "a", "b", "c"


def edition_of(
    folder: Path, values: dict[str, str], formula: str, unit: str, *, decimals: int = 1, check: str = "",
    label: str = "结果", extra: str = "", root: str = "",
) -> Edition:  # fmt: skip
    """A briefing of these values and one sum of them, `check`ed or in `unit`."""
    source = "，".join(f"指标{name}，{value}" for name, value in values.items())
    figures = "".join(
        f"- id: {name}\n  label: 指标{name}\n  value: '{value}'\n  period: 2021年\n"
        f"  quote: '指标{name}，{value}'\n{extra if name == 'a' else ''}"
        for name, value in values.items()
    )
    figures += f"- id: result\n  label: {label}\n  period: 2021年\n"
    if check:
        source += f"，结果，{check}"
        figures += f"  value: '{check}'\n  check: {formula}\n  quote: '结果，{check}'\n"
    else:
        figures += f"  formula: {formula}\n  decimals: {decimals}\n  unit: '{unit}'\n"
    return small(folder, f"{source}。", figures, root=root)


def said(edition: Edition) -> list[tuple[str, str, str]]:
    """Rule, message and advice of every problem but the numerals left over."""
    tr = Translator("en")
    return [
        (p.rule, tr.render(p.message), tr.render(p.advice) if p.advice else "")
        for p in edition.problems
        if p.rule not in ("numeral-unused", "period-not-stated")
    ]


@pytest.mark.parametrize(
    ("values", "formula", "unit", "printed", "between"),
    [
        # percentages and points
        (("62.7%", "13.8个百分点"), "a - b", "%", "48.9%", ("48.80%", "49.00%")),
        (("62.7%", "提高13.8个百分点"), "a - b", "%", "48.9%", ("48.80%", "49.00%")),
        (("62.7%", "13.8个百分点"), "a + b", "%", "76.5%", ("76.40%", "76.60%")),
        (("62.7%", "48.9%"), "a - b", "个百分点", "13.8个百分点", ("13.70个百分点", "13.90个百分点")),
        (("13.8个百分点", "3.5个百分点"), "a - b", "个百分点", "10.3个百分点", None),
        (("13.8个百分点", "3.5个百分点"), "a / b", "倍", "3.9倍", None),
        (("13.8个百分点", "1.5"), "a * b", "个百分点", "20.7个百分点", None),
        (("13.8个百分点", "10"), "a / b", "个百分点", "1.4个百分点", None),
        (("13.8个百分点", "62.7%"), "a / b", "%", "22.0%", None),
        (("62.7%", "48.9%"), "a * b", "%", "30.7%", ("30.60%", "30.72%")),
        (("62.7%", "48.9%"), "a / b", "%", "128.2%", None),
        (("62.7%", "48.9%"), "a / b", "倍", "1.3倍", None),
        (("62.7%", "20.1%"), "1 - a - b", "%", "17.2%", None),
        (("62.7%", "20.1%"), "(a + b) / 2", "%", "41.4%", ("41.35%", "41.45%")),
        (("6.77‰", "7.37‰"), "a - b", "‰", "-0.6‰", None),
        (("6.77‰", "7.37‰"), "a - b", "个百分点", "-0.1个百分点", None),
        (("6.77‰", "0.05个百分点"), "a + b", "‰", "7.3‰", None),
        (("3成", "30%"), "a - b", "个百分点", "0.0个百分点", None),
        (("3成", "2.0"), "a * b", "%", "60.0%", None),
        # rates of change, in either form; index numbers; products of rates
        (("1206万人", "1269万人"), "a / b - 1", "%", "-5.0%", ("-5.05%", "-4.88%")),
        (("1206万人", "1269万人"), "(a - b) / b", "%", "-5.0%", ("-5.05%", "-4.88%")),
        (("增长8.0%", "增长2.2%"), "(1 + a) * (1 + b) - 1", "%", "10.4%", ("10.27%", "10.49%")),
        (("99.0%", "102.5%"), "a - 1", "%", "-1.0%", None),
        (("99.0%", "102.5%"), "a * b", "%", "101.5%", None),
        (("102.5", "100"), "a / b - 1", "%", "2.5%", None),
        (("增长1.5倍", "40万人"), "b * (1 + a)", "万人", "100.0万人", ("96.77万人", "103.28万人")),
        (("2.5倍", "40万人"), "a * b", "万人", "100.0万人", None),
        # ratios of two units
        (("1206万人", "126万家"), "a / b", "人/家", "9.6人/家", ("9.52人/家", "9.62人/家")),
        (("1206万元", "126万人"), "a / b", "元/人", "9.6元/人", None),
        (("1206亿元", "126万人"), "a / b", "万元/人", "9.6万元/人", None),
        (("1206人", "12.6万人"), "a / b", "‰", "9.6‰", None),
        (("1206万人", "126万人"), "a / b", "倍", "9.6倍", None),
        (("1206张", "12.6万人"), "a / b", "张/千人", "9.6张/千人", ("9.53张/千人", "9.61张/千人")),
        (("9.6张/千人", "12.6万人"), "a * b", "张", "1209.6张", None),
        (("1206万人", "126平方公里"), "a / b", "万人/平方公里", "9.6万人/平方公里", None),
        (("126元/月", "12个月"), "a * b", "元", "1512.0元", None),
        (("126元/人", "1206名"), "a * b", "元", "151956.0元", None),
        (("1206元/月", "10人"), "a / b", "元/(人·月)", "120.6元/(人·月)", None),
        (("1206元/月", "10人"), "a / b", "元/月·人", "120.6元/月·人", None),
        (("1206元/月", "10人"), "a / b", "元/人/月", "120.6元/人/月", None),
        (("1,206 people", "126 firms"), "a / b", "people per firm", "9.6 people per firm", None),
        # equal units
        (("1206人", "126名"), "a + b", "人", "1332.0人", None),
        (("1206人", "126位"), "a - b", "名", "1080.0名", None),
        (("1206公里", "126千米"), "a + b", "千米", "1332.0千米", None),
        (("1206公斤", "126千克"), "a / b", "倍", "9.6倍", None),
        (("62.7 per cent", "48.9%"), "a - b", "percentage points", "13.8 percentage points", None),
        (("62.7 percent", "48.9 per cent"), "a * b", "%", "30.7%", None),
        # averages, ranks
        (("100万人", "110万人"), "(a + b) / 2", "万人", "105.0万人", None),
        (("第5位", "第3位"), "a - b", "位", "2.0位", None),
    ],
)  # fmt: skip
def test_sums_that_mean_something_give_their_value_and_interval(
    values: tuple[str, ...], formula: str, unit: str, printed: str, between: tuple[str, str] | None,
    tmp_path: Path,
) -> None:  # fmt: skip
    declared = "units:\n  - {unit: 张/千人, meaning: 床位}\n" if "张/千人" in values[0] else ""
    edition = edition_of(tmp_path, dict(zip("abc", values, strict=False)), formula, unit, root=declared)
    assert said(edition) == []
    value, entry = edition.figures["result"].value, edition.ledger["result"]
    assert value is not None and value.printed == printed
    assert entry.verdict == "agrees"
    if between is not None:
        assert (entry.low, entry.high) == between


@pytest.mark.parametrize(
    ("values", "formula", "unit", "rule", "words"),
    [
        (("62.7%", "48.9%"), "a - b", "%", "formula-unit", "“个百分点”, not in “%”"),
        (("62.7%", "48.9%"), "a - b", "%", "formula-unit", "write `unit: pp`"),
        (("62.7%", "48.9%"), "a * b", "个百分点", "formula-unit", "“%”, not in “个百分点”"),
        (("1206万元", "126万人"), "a / b", "元", "formula-unit", "“元/人”, not in “元”"),
        (("1206万元", "126万人"), "a / b", "元", "formula-unit", "Write `unit: 元/人`"),
        (("1206万元", "126万人"), "a / b", "%", "formula-unit", "“元/人”, not in “%”"),
        (("1206万元", "126万人"), "a * b", "万元", "formula-unit", "not in “元”"),
        (("1206万元", "126万人"), "a / b", "人/元", "formula-unit", "“元/人”, not in “人/元”"),
        (("1206人", "126人"), "a / b", "人", "formula-unit", "a plain number, not in “人”"),
        (("1206人", "126人"), "a - b", "倍", "formula-unit", "“人”, not in “倍”"),
        (("1206人", "126人"), "a / b", "人", "formula-unit", "write `unit: '%'` or `unit: 倍`"),
        (("1206人", "126个"), "a + b", "人", "formula", "人 and 个"),
        (("1206人次", "126人"), "a + b", "人", "formula", "人次 and 人"),
        (("1,206 people", "126 firms"), "a / b", "people", "formula-unit", "Write `unit: people per firms`"),
        (("1206人", "126家"), "a / b", "人/蛙", "formula-unit", "“人/蛙” is not known"),
        (("62.7%", "48.9%"), "100 - a", "%", "formula", "100 is 10000%"),
        (("62.7%", "48.9%"), "a + 5", "%", "formula", "5 is 500%"),
        (("1206人", "126人"), "b / a * 100", "%", "formula-unit", "leave out the 100"),
        (("第5位", "第3位"), "a + b", "位", "formula", "Ranks have no sum"),
        (("第6位", "第3位"), "a / b", "倍", "formula", "Ranks have no multiples"),
        (("第6位", "第3位"), "a - b", "个", "formula-unit", "Write `unit: 位`"),
    ],
)  # fmt: skip
def test_sums_that_mean_nothing_are_refused_with_what_to_write(
    values: tuple[str, ...], formula: str, unit: str, rule: str, words: str, tmp_path: Path
) -> None:
    edition = edition_of(tmp_path, dict(zip("abc", values, strict=False)), formula, unit)
    ((found, message, advice),) = said(edition)
    assert found == rule
    assert words in f"{message} {advice}"
    assert edition.figures["result"].value is None


@pytest.mark.parametrize(
    ("label", "values", "unit", "accepted"),
    [
        ("人均收入", ("1206万元", "126万人"), "元", True),
        ("户均收入", ("1206万元", "126万户"), "元", True),
        ("每户收入", ("1206万元", "126万户"), "元", True),
        ("平均每名职工收入", ("1206万元", "126万人"), "元", True),
        ("income per head", ("1206万元", "126万人"), "元", True),
        ("income per household", ("1206万元", "126万户"), "元", True),
        ("月均收入", ("1206万元", "12个月"), "万元", True),
        ("户均收入", ("1206万元", "126万人"), "元", False),
        ("人均收入", ("126万人", "1206万元"), "人", False),
    ],
)
def test_a_label_that_says_per_what_makes_up_for_a_unit_that_does_not(
    label: str, values: tuple[str, str], unit: str, accepted: bool, tmp_path: Path
) -> None:
    edition = edition_of(tmp_path, dict(zip("ab", values, strict=True)), "a / b", unit, label=label)
    assert [rule for rule, _, _ in said(edition)] == ([] if accepted else ["formula-unit"])
    assert (edition.ledger["result"].verdict == "agrees") == accepted


@pytest.mark.parametrize(
    ("values", "formula", "check", "words"),
    [
        (("100万人", "40万人"), "a / b", "增长1.5倍", "Write the formula with - 1"),
        (("100万人", "40万人"), "a / b", "增长150%", "Write the formula with - 1"),
        (("94.1万人", "100.0万人"), "a / b", "下降5.9%", "Write the formula with - 1"),
        (("100万人", "40万人"), "a / b - 1", "2.5倍", "Write the formula with + 1"),
        (("100万人", "40万人"), "(a - b) / b", "2.5倍", "Write the formula with + 1"),
        (("94.1万人", "100.0万人"), "(b - a) / b", "下降5.9%", "Only the signs differ"),
        (("94万人", "100万人"), "b - a", "减少6万人", "Only the signs differ"),
        (("94.1万人", "100.0万人"), "a / b * 100", "94.1%", "leave out the 100"),
        (("94.1万人", "100.0万人"), "a / b", "54.1%", "whether the formula says what is meant"),
    ],
)
def test_a_check_that_disagrees_by_a_usual_mistake_says_which(
    values: tuple[str, str], formula: str, check: str, words: str, tmp_path: Path
) -> None:
    edition = edition_of(tmp_path, dict(zip("ab", values, strict=True)), formula, "", check=check)
    ((rule, _, advice),) = said(edition)
    assert rule == "check-disagrees"
    assert words in advice


@pytest.mark.parametrize(
    ("values", "formula", "check"),
    [
        (("100万人", "40万人"), "a / b - 1", "增长1.5倍"),
        (("100万人", "40万人"), "(a - b) / b", "增长150%"),
        (("100万人", "40万人"), "a / b", "2.5倍"),
        (("94.1万人", "100.0万人"), "(a - b) / b", "下降5.9%"),
        (("94.1万人", "100.0万人"), "a / b", "94.1%"),
        (("1206万人", "126万人"), "a / b", "10倍"),
        (("262万人", "100万户"), "a / b", "户均3人"),
        (("33.3%", "33.3%", "33.3%"), "a + b + c", "100%"),
        (("33.3%", "33.3%", "33.3%"), "a + b + c", "100.0%"),
    ],
)
def test_a_check_that_is_right_agrees(
    values: tuple[str, ...], formula: str, check: str, tmp_path: Path
) -> None:
    edition = edition_of(tmp_path, dict(zip("abc", values, strict=False)), formula, "", check=check)
    assert said(edition) == []
    assert edition.ledger["result"].verdict == "agrees"


@pytest.mark.parametrize(("adjusted", "verdict"), [(False, "disagrees"), (True, "agrees")])
def test_a_share_that_its_source_adjusted_may_be_off_by_its_last_digit(
    adjusted: bool, verdict: str, tmp_path: Path
) -> None:
    figures = (
        "- id: part\n  label: 甲\n  value: 1000人\n  quote: 甲1000人\n"
        "- id: whole\n  label: 全部\n  value: 3000人\n  quote: 全部3000人\n"
        "- id: share\n  label: 甲占\n  value: 33.4%\n  check: part / whole\n  quote: 占33.4%\n"
        + ("  adjusted: true\n" if adjusted else "")
    )
    edition = small(tmp_path, "甲1000人，全部3000人，占33.4%。", figures)
    entry = edition.ledger["share"]
    assert entry.verdict == verdict
    assert bool(edition.errors) is not adjusted
    assert ("which the source adjusted" in ledger_line(entry, Translator("en"))) is adjusted
    too_far = small(tmp_path, "甲1000人，全部3000人，占33.6%。", figures.replace("33.4%", "33.6%"))
    assert too_far.ledger["share"].verdict == "disagrees"


@pytest.mark.parametrize(
    ("values", "formula", "decimals", "unit", "line"),
    [
        (("94.6%", "50.79%"), "a * b", 1, "%", "94.6% × 50.79% = 48.047% ≈ 48.0%"),
        (("-94.6%", "50.79%"), "a * b", 1, "%", "(−94.6%) × 50.79% = -48.047% ≈ -48.0%"),
        (("96.1%", "50.0%"), "a * b", 1, "%", "96.1% × 50.0% = 48.05% ≈ 48.1%"),
        (("-96.1%", "50.0%"), "a * b", 1, "%", "(−96.1%) × 50.0% = -48.05% ≈ -48.1%"),
        (("5", "2"), "a / b", 0, "倍", "5 ÷ 2 = 2.5倍 ≈ 3倍"),
        (("0.15", "3"), "a / b * b", 1, "倍", "0.15 ÷ 3 × 3 = 0.15倍 ≈ 0.2倍"),
        (("1206人", "126家"), "a / b", 0, "人", "1206 ÷ 126 = 9.6人 ≈ 10人"),
        (("8.049996", "1"), "a / b", 1, "倍", "8.049996 ÷ 1 = 8.049996倍 ≈ 8.0倍"),
    ],
)  # fmt: skip
def test_the_digits_shown_of_a_result_round_to_what_is_printed(
    values: tuple[str, str], formula: str, decimals: int, unit: str, line: str, tmp_path: Path
) -> None:
    edition = edition_of(
        tmp_path, dict(zip("ab", values, strict=True)), formula, unit, decimals=decimals, label="每家人数"
    )
    assert edition.ledger["result"].verdict == "agrees"
    assert sum_line(edition.ledger["result"]) == line


def test_a_result_that_rounds_elsewhere_but_agrees_is_shown_with_all_it_may_be(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, {"a": "75.1万人", "b": "60.0万人"}, "a / b", "", check="125.1%")
    line = ledger_line(edition.ledger["result"], Translator("en"))
    assert line.startswith("75.1 ÷ 60.0 = 124.97% … 125.36% ≈ 125.1% ✓")
    assert "125.17%" in line


@pytest.mark.parametrize(
    ("formula", "change", "level"),
    [
        ("a / b - 1", True, False),
        ("(a - b) / b", True, False),
        ("(a - b) / a", False, False),
        ("(a - b) / c", False, False),
        ("a - b", False, True),
        ("1 - a", False, False),
        ("a / b", False, False),
        ("a / b - 2", False, True),
    ],
)
def test_rates_of_change_and_differences_are_told_by_their_form(
    formula: str, change: bool, level: bool
) -> None:
    assert (rate_of_change(formula) is not None, difference(formula) is not None) == (change, level)


def test_the_difference_of_two_shares_that_were_worked_out_is_in_points(tmp_path: Path) -> None:
    figures = "".join(
        f"- id: {name}\n  label: {name}\n  value: {value}\n  quote: {name}为{value}\n"
        for name, value in (("甲a"[1:], "30人"), ("b", "60人"), ("c", "40人"))
    ) + "".join(
        f"- id: {name}\n  label: 占比\n  formula: {formula}\n  decimals: 1\n  unit: '{unit}'\n"
        for name, formula, unit in (
            ("one", "a / b", "%"), ("two", "c / b", "%"), ("more", "two - one", "%"),
        )
    )  # fmt: skip
    edition = small(tmp_path, "a为30人，b为60人，c为40人。", figures)
    ((rule, message, _),) = said(edition)
    assert (rule, "“个百分点”, not in “%”" in message) == ("formula-unit", True)
    right = small(tmp_path, "a为30人，b为60人，c为40人。", figures[: figures.rindex("'%'")] + "个百分点\n")
    assert right.figures["more"].value is not None
    assert right.figures["more"].value.printed == "16.7个百分点"


def test_what_must_not_be_summed_may_be_averaged(tmp_path: Path) -> None:
    values = {"a": "100万人", "b": "110万人"}
    right = edition_of(tmp_path, values, "(a + b) / 2", "万人", extra="  additive: false\n")
    wrong = edition_of(tmp_path, values, "(a + b) / 3", "万人", extra="  additive: false\n")
    assert (said(right), [rule for rule, _, _ in said(wrong)]) == ([], ["formula"])


@pytest.mark.parametrize(
    ("values", "formula"),
    [
        (("62.7%", "13.8个百分点"), "a - b"),
        (("62.7%", "提高13.8个百分点"), "a - b"),
        (("62.7%", "20.1%"), "1 - a - b"),
    ],
)
def test_a_percentage_less_points_and_the_rest_of_a_whole_are_no_changes(
    values: tuple[str, str], formula: str, tmp_path: Path
) -> None:
    edition = edition_of(tmp_path, dict(zip("ab", values, strict=True)), formula, "%", label="上年城镇化率")
    assert said(edition) == []


@pytest.mark.parametrize("label", ["城镇化率", "总量变化率", "失业率变化"])
def test_a_rate_of_change_of_counts_is_in_per_cent_whatever_it_is_called(label: str, tmp_path: Path) -> None:
    for formula in ("a / b - 1", "(a - b) / b"):
        edition = edition_of(tmp_path, {"a": "1206万人", "b": "1269万人"}, formula, "%", label=label)
        assert said(edition) == []


@pytest.mark.parametrize("formula", ["a / b - 1", "(a - b) / b"])
def test_a_rate_of_change_of_a_percentage_is_still_asked_about(formula: str, tmp_path: Path) -> None:
    edition = edition_of(tmp_path, {"a": "5.4%", "b": "5.1%"}, formula, "%", label="失业率上升")
    assert [rule for rule, _, _ in said(edition)] == ["percent-for-points"]


_UNITS = [*sorted(UNITS), "", "元/人", "人/家", "元/(人·月)"]


@given(st.sampled_from(_UNITS), st.sampled_from(_UNITS), st.sampled_from("+-*/"), st.sampled_from(_UNITS))
def test_a_refused_unit_is_never_called_the_unit_of_the_result(a: str, b: str, sign: str, unit: str) -> None:
    amounts = {
        name: Amount(D(3), parse_quantity("3").interval(), dimension_of(text))
        for name, text in (("a", a), ("b", b))
    }
    found = evaluate(f"a {sign} b", amounts)
    if isinstance(found, Amount) and (problem := unit_problem(found.dimension, unit)):
        own, wanted = (
            Translator("en").render(x) if isinstance(x, Message) else str(x)
            for x in problem.arguments.values()
        )
        assert own != wanted
        fitting = unit_remedy(found.dimension, unit, derived=True).arguments.get("unit")
        if fitting is not None:
            assert unit_problem(found.dimension, str(fitting)) is None
            assert str(fitting) in with_compound(str(fitting), frozenset(UNITS))


def test_equal_units_are_of_one_dimension() -> None:
    for unit, name in CANONICAL_NAMES.items():
        assert dimension_of(unit) == dimension_of(name)
    assert dimension_of("人") != dimension_of("人次") != dimension_of("个")


_NUMBERS = st.decimals(min_value=D("0.001"), max_value=10**6, places=6)
_FORMULAS = (
    "a + b", "a - b", "a * b", "a / b", "a / b - 1", "(a - b) / b", "(a + b) / 2", "(1 + a) * (1 + b) - 1",
    "a / (a + b)", "-a + 2 * b", "(a * 3 + b * 7) / 10", "a - (b - a)",
)  # fmt: skip


def _round(number: D, places: int) -> str:
    return f"{number.quantize(D(1).scaleb(-places)):f}"


@given(_NUMBERS, _NUMBERS, st.integers(0, 5), st.integers(0, 5), st.sampled_from(_FORMULAS), st.booleans())
def test_the_interval_holds_the_true_value_of_whatever_was_rounded(
    a: D, b: D, p: int, q: int, formula: str, measured: bool
) -> None:
    unit = "万元" if measured and formula not in ("a * b", "(1 + a) * (1 + b) - 1") else "%"
    figures = {
        name: Figure(id=name, label=Text(plain=name), value=parse_quantity(_round(number, places) + unit))
        for name, number, places in (("a", a, p), ("b", b, q))
    }
    amounts = {
        name: amount for name, amount in resolve_amounts(figures).items() if isinstance(amount, Amount)
    }
    found = evaluate(formula, amounts)
    if isinstance(found, Message):
        assert "zero" in found.template or "Beside a percentage" in found.template
        return
    scale = figures["a"].value.factor  # type: ignore[union-attr]
    true = eval(formula, {}, {"a": a * scale, "b": b * scale})
    slack = D("1e-20") * max(1, abs(true))
    assert found.interval.low is None or found.interval.low - slack <= true
    assert found.interval.high is None or true <= found.interval.high + slack
    shown = quantity_of_amount(found, 1, "%" if found.dimension.powers == () else "元")
    assert not isinstance(shown, Message) or "points" in shown.template or "in {own}" in shown.template
