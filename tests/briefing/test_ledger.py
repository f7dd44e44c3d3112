"""The ledger of arithmetic: sums written out, their range, their verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.formulas.ledger import LedgerEntry
from cqbrief.i18n.translator import Translator
from cqbrief.text.ledger_text import ledger_line, range_spans, sum_line, verdict_text
from cqbrief.text.spans import spans_text
from tests.support import editions
from tests.support.small_briefing import small

ARTICLE = {
    "target_attained": ("75.1 ÷ 60 = 125.17% ≈ 125.2%", "125.08%", "125.25%"),
    "above_target": ("75.1 − 60 = 15.1万人", "15.05万人", "15.15万人"),
    "new_jobs_2020": ("75.1 ÷ (1 + 14.5%) = 65.59万人 ≈ 65.6万人", "65.51万人", "65.67万人"),
    "hires_2019": ("49.4 − 6.4 = 43.0万人", "42.90万人", "43.10万人"),
    "high_skill_of_employed": ("27.6% × 30.4% = 8.39% ≈ 8.4%", "8.36%", "8.42%"),
    "lifted_2020": ("77.8 − 1.6 = 76.2万人", "76.10万人", "76.30万人"),
}
"""What the article's own arithmetic comes to; ranges rounded outwards."""


def entry(folder: Path, source: str, figures: str) -> LedgerEntry:
    (found,) = small(folder, source, figures).ledger.values()
    return found


def test_every_sum_of_the_built_in_briefing_is_written_out_and_agrees() -> None:
    ledger = editions.edition().ledger
    assert {id_: (sum_line(e), e.low, e.high) for id_, e in ledger.items()} == ARTICLE
    assert {e.verdict for e in ledger.values()} == {"agrees"}
    assert ledger_line(ledger["target_attained"], Translator("zh")).startswith(
        "75.1 ÷ 60 = 125.17% ≈ 125.2% ✓"
    )


def checked(value: str, check: str, others: str) -> str:
    return f"- id: result\n  label: 结果\n  value: {value}\n  check: {check}\n  quote: {value}\n{others}"


A_B = (
    "- id: a\n  label: 甲\n  value: 75.1万人\n  quote: 75.1万人\n"
    "- id: b\n  label: 乙\n  value: 60万人\n  exact: true\n  quote: 60万人\n"
)


def test_a_printed_number_that_others_contradict_disagrees(tmp_path: Path) -> None:
    found = entry(tmp_path, "75.1万人，60万人，125.4%。", checked("125.4%", "a / b", A_B))
    assert found.verdict == "disagrees"
    assert sum_line(found) == "75.1 ÷ 60 = 125.17% ≠ 125.4%"
    assert "不符" in ledger_line(found, Translator("zh"))


def test_an_approximate_number_cannot_be_checked_and_the_reason_is_said(tmp_path: Path) -> None:
    found = entry(tmp_path, "75.1万人，60万人，约125%。", checked("约125%", "a / b", A_B))
    assert found.verdict == "cannot_check"
    assert verdict_text(found, Translator("zh")) == "? 无法核对：“约125%”只是约数。"


def test_a_sum_of_approximate_numbers_cannot_be_checked(tmp_path: Path) -> None:
    figures = checked("125.2%", "a / b", A_B.replace("75.1万人", "近75.1万人"))
    found = entry(tmp_path, "近75.1万人，60万人，125.2%。", figures)
    assert (found.verdict, found.low) == ("cannot_check", "")
    assert spans_text(range_spans(found, Translator("en"))) == "125.17% or less"


@pytest.mark.parametrize(
    ("values", "formula", "unit", "shown"),
    [
        (("75.1万人", "60万人"), "a - b", "万人", "15.1万人"),
        (("27.6%", "30.4%"), "a * b", "%", "8.4%"),
        (("5.4%", "5.1%"), "a - b", "个百分点", "0.3个百分点"),
        (("75.1万人", "60万人"), "a / b", "%", "125.2%"),
    ],
)
def test_units_are_part_of_the_sum(
    values: tuple[str, str], formula: str, unit: str, shown: str, tmp_path: Path
) -> None:
    figures = (
        f"- id: a\n  label: 甲\n  value: {values[0]}\n  quote: 甲{values[0]}\n"
        f"- id: b\n  label: 乙\n  value: {values[1]}\n  quote: 乙{values[1]}\n"
        f"- id: c\n  label: 丙\n  formula: {formula}\n  decimals: 1\n  unit: '{unit}'\n"
    )
    found = entry(tmp_path, f"甲{values[0]}，乙{values[1]}。", figures)
    assert (found.printed, found.verdict) == (shown, "agrees")


@pytest.mark.parametrize(
    ("second", "formula", "unit", "rule"),
    [
        ("65万人次", "a - b", "万人", "formula"),
        ("5.1%", "a - b", "万人", "formula"),
        ("60万人", "a / b", "万人", "formula-unit"),
        ("60万人", "a - b", "个百分点", "formula-unit"),
        ("0万人", "a / b", "%", "formula"),
    ],
)
def test_units_that_do_not_meet_and_division_by_zero_are_errors(
    second: str, formula: str, unit: str, rule: str, tmp_path: Path
) -> None:
    figures = (
        "- id: a\n  label: 甲\n  value: 75.1万人\n  quote: 甲75.1万人\n"
        f"- id: b\n  label: 乙\n  value: {second}\n  quote: 乙{second}\n"
        f"- id: c\n  label: 丙\n  formula: {formula}\n  decimals: 1\n  unit: '{unit}'\n"
    )
    edition = small(tmp_path, f"甲75.1万人，乙{second}。", figures)
    assert [problem.rule for problem in edition.problems] == [rule]
    assert edition.ledger["c"].verdict == "cannot_check"
    assert edition.ledger["c"].reason is not None


def test_a_chain_of_derived_figures_is_worked_out_unrounded(tmp_path: Path) -> None:
    figures = (
        "- id: a\n  label: 甲\n  value: 10.0万人\n  quote: 甲10.0万人\n"
        "- id: third\n  label: 三分之一\n  formula: a / 3\n  decimals: 1\n  unit: 万人\n"
        "- id: whole\n  label: 全部\n  formula: third * 3\n  decimals: 1\n  unit: 万人\n"
    )
    ledger = small(tmp_path, "甲10.0万人。", figures).ledger
    assert [found.printed for found in ledger.values()] == ["3.3万人", "10.0万人"]
    assert ledger["whole"].verdict == "agrees"
