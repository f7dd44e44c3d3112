from collections.abc import Mapping
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.formulas.arithmetic import Amount, judge, quantity_of_amount
from cqbrief.briefing.formulas.evaluation import evaluate, resolve_amounts
from cqbrief.briefing.formulas.formula_text import write_formula
from cqbrief.briefing.formulas.syntax import references
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.i18n.messages import Message


def _figure(id: str, value: str, *, exact: bool = False, additive: bool = True) -> Figure:
    return Figure(id=id, label=Text(plain=id), value=parse_quantity(value), exact=exact, additive=additive)


def _sum(id: str, formula: str) -> Figure:
    return Figure(id=id, label=Text(plain=id), formula=formula, decimals=1, unit="万人")


_FIGURES: Mapping[str, Figure] = {
    figure.id: figure
    for figure in (
        _figure("new_jobs", "75.1万人"),
        _figure("target", "60万人", exact=True),
        _figure("growth", "增长14.5%"),
        _figure("fall", "下降5.9%"),
        _figure("skilled", "27.6%", additive=False),
        _figure("high", "30.4%", additive=False),
        _figure("trained", "65万人次"),
        _figure("hires", "49.4万人"),
        _figure("more", "增加6.4万人"),
        _figure("none", "0"),
        _figure("loans", "54亿元"),
        _figure("arrears", "40余万元"),
        _figure("wage", "约4000元"),
        _figure("class", "5个"),
        _figure("births", "6.77‰"),
        _figure("deaths", "7.37‰"),
    )
}
_AMOUNTS = {id: amount for id, amount in resolve_amounts(_FIGURES).items() if isinstance(amount, Amount)}


def _amount(formula: str) -> Amount:
    result = evaluate(formula, _AMOUNTS)
    assert isinstance(result, Amount), result
    return result


def written_out(formula: str, result: Quantity | None = None) -> str:
    return "".join(part.text for part in write_formula(formula, _FIGURES, result))


def _said(formula: str) -> str:
    result = evaluate(formula, _AMOUNTS)
    assert isinstance(result, Message)
    return result.template.format(**result.arguments)


@pytest.mark.parametrize(
    ("formula", "decimals", "unit", "printed", "written"),
    [
        ("new_jobs / target", 1, "%", "125.2%", "75.1 ÷ 60"),
        ("new_jobs - target", 1, "万人", "15.1万人", "75.1 − 60"),
        ("new_jobs / (1 + growth)", 1, "万人", "65.6万人", "75.1 ÷ (1 + 14.5%)"),
        ("hires - more", 1, "万人", "43.0万人", "49.4 − 6.4"),
        ("skilled * high", 1, "%", "8.4%", "27.6% × 30.4%"),
        ("high - skilled", 1, "个百分点", "2.8个百分点", "30.4% − 27.6%"),
        ("births - deaths", 2, "‰", "-0.60‰", "6.77‰ − 7.37‰"),
        ("new_jobs / (1 + fall)", 1, "万人", "79.8万人", "75.1 ÷ (1 + (−5.9%))"),
        ("loans / (arrears * 2)", 0, "", "6750", "54亿 ÷ (40余万元 × 2)"),
        ("new_jobs - (hires - more)", 1, "万人", "32.1万人", "75.1 − (49.4 − 6.4)"),
        ("class * 2.5", 1, "个", "12.5个", "5 × 2.5"),
        ("(new_jobs - target) / target", 1, "%", "25.2%", "(75.1 − 60) ÷ 60"),
        ("-fall", 1, "%", "5.9%", "−(−5.9%)"),
    ],
)
def test_formulas_carry_units_and_are_written_out(
    formula: str, decimals: int, unit: str, printed: str, written: str
) -> None:
    shown = quantity_of_amount(_amount(formula), decimals, unit)
    assert not isinstance(shown, Message), shown
    assert shown.printed == printed
    assert written_out(formula) == written


def test_a_result_in_another_scale_makes_the_numbers_carry_theirs() -> None:
    assert written_out("hires - more", parse_quantity("43万人")) == "49.4 − 6.4"
    assert written_out("hires - more", parse_quantity("430000人")) == "49.4万 − 6.4万"


def test_the_interval_of_a_result_follows_from_the_printed_precision() -> None:
    low, high = _amount("new_jobs / (1 + growth)").interval.low, _amount("new_jobs / 1.145").interval.high
    assert low is not None and 655100 < low < 655200
    assert high is not None and 656300 < high < 656400


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("new_jobs - trained", "different units: 人 and 人次"),
        ("new_jobs + loans", "different units"),
        ("1 + new_jobs", "different units"),
        ("skilled + high", "must not be summed"),
        ("skilled * 2 + high", "must not be summed"),
        ("new_jobs / none", "divides by zero"),
        ("new_jobs / (target - target)", "divides by zero"),
        ("unheard_of * 2", "“unheard_of”, which is no figure"),
        ("", "is no formula"),
        ("new_jobs +", "is no formula"),
        ("new_jobs ** 2", "is no formula"),
        ("new_jobs // 2", "is no formula"),
        ("new_jobs target", "is no formula"),
        ("1 and 2", "is no formula"),
        ("lambda x", "is no formula"),
        ("abs(new_jobs)", "is no formula"),
        ("1e9", "is no formula"),
        ("+new_jobs", "is no formula"),
        ("new_jobs.real", "“.” has no place"),
        ("__import__('os')", "“_” has no place"),
        ("new_jobs; 1", "“;” has no place"),
        ("new_jobs\x00", "has no place"),
        ("9" * 501, "longer than 500"),
        ("-" * 100 + "1", "more than 30 levels"),
        ("(" * 240 + "1" + ")" * 240, "is no formula"),
    ],
)
def test_what_means_nothing_is_refused_with_the_reason(formula: str, words: str) -> None:
    assert words in _said(formula)


@given(st.text(max_size=520) | st.text("abnew_jobs target0123456789.+-*/() ", max_size=60))
def test_any_text_gives_an_amount_or_a_message(text: str) -> None:
    result = evaluate(text, _AMOUNTS)
    assert isinstance(result, Amount | Message)
    if isinstance(result, Amount):
        assert result.interval.contains(result.value)
    write_formula(text, _FIGURES)
    references(text)


def test_a_word_of_python_is_an_id_like_any_other() -> None:
    assert _amount("class * 2").value == 10


def test_numbers_of_a_formula_are_exact() -> None:
    assert _amount("0.1 + 0.2").value == D("0.3")
    long = 1234567890123456789012345678901234567890
    assert _amount(f"{long} + 1").value == long + 1


def test_a_unit_that_does_not_fit_the_result_is_named() -> None:
    for formula, unit in (("new_jobs - target", "亿元"), ("high - skilled", "%"), ("none * 2", "人")):
        assert isinstance(quantity_of_amount(_amount(formula), 1, unit), Message)
    assert isinstance(quantity_of_amount(_amount("new_jobs"), 1, "万蛙"), Message)


def test_references_are_each_named_once_in_order() -> None:
    assert references("hires - (more + hires * 2)") == ("hires", "more")
    assert references("((") == ()


def test_derived_figures_build_on_each_other_unrounded() -> None:
    sums = (_sum("top", "before * (1 + growth)"), _sum("before", "new_jobs / (1 + growth)"))
    figures = dict(_FIGURES) | {figure.id: figure for figure in sums}
    top = resolve_amounts(figures)["top"]
    assert isinstance(top, Amount)
    assert round(top.value, 20) == 751000


def test_a_circle_of_formulas_is_reported_and_does_not_hang() -> None:
    figures = {f.id: f for f in (_sum("a", "b"), _sum("b", "c + a"), _sum("c", "a"), _sum("own", "own + 1"))}
    resolved = resolve_amounts(figures)
    assert all(isinstance(amount, Message) for amount in resolved.values())
    assert any("circle" in amount.template for amount in resolved.values() if isinstance(amount, Message))


def test_a_long_chain_of_formulas_is_resolved() -> None:
    figures = dict(_FIGURES) | {"f0": _sum("f0", "new_jobs")}
    for i in range(1, 3000):
        figures[f"f{i}"] = _sum(f"f{i}", f"f{i - 1} + new_jobs")
    last = resolve_amounts(dict(reversed(figures.items())))["f2999"]
    assert isinstance(last, Amount)
    assert last.value == 751000 * 3000


@pytest.mark.parametrize(
    ("reported", "formula", "expected"),
    [
        ("125.2%", "new_jobs / target", "agrees"),
        ("125.1%", "new_jobs / target", "agrees"),  # 75.05 / 60 rounds to it
        ("125.4%", "new_jobs / target", "disagrees"),
        ("25.2%", "new_jobs / target", "disagrees"),
        ("超过125%", "new_jobs / target", "agrees"),
        ("超过126%", "new_jobs / target", "disagrees"),
        ("约125%", "new_jobs / target", "cannot_check"),
        ("近126%", "new_jobs / target", "agrees"),
        ("15.1万人", "new_jobs - target", "agrees"),
        ("15.1万人次", "new_jobs - target", "cannot_check"),
        ("4000元", "wage * 1", "cannot_check"),
        ("300万元", "arrears * 2", "cannot_check"),
        ("70万元", "arrears * 2", "disagrees"),
    ],
)
def test_a_check_agrees_disagrees_or_cannot_be_made(reported: str, formula: str, expected: str) -> None:
    assert judge(parse_quantity(reported), _amount(formula)) == expected


@given(
    st.decimals(min_value=1, max_value=10**6, places=6),
    st.decimals(min_value=1, max_value=10**6, places=6),
    st.integers(0, 4), st.integers(0, 4), st.integers(0, 4),
)  # fmt: skip
def test_rounding_never_makes_true_numbers_disagree(a: D, b: D, p: int, q: int, r: int) -> None:
    printed = [f"{round(number, places):f}" for number, places in ((a, p), (b, q), (a / b * 100, r))]
    figures = {"a": _figure("a", printed[0] + "万元"), "b": _figure("b", printed[1] + "万元")}
    amounts = {id: amount for id, amount in resolve_amounts(figures).items() if isinstance(amount, Amount)}
    ratio = evaluate("a / b", amounts)
    assert isinstance(ratio, Amount)
    reported = parse_quantity(printed[2] + "%")
    assert judge(reported, ratio) in ("agrees", "cannot_check")
