"""Two editions held against each other."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from cqbrief.briefing.edition_diff.figures import EditionDiff, compare, difference
from cqbrief.briefing.edition_diff.report import compare_report
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.i18n.translator import Translator
from cqbrief.text.change_text import compare_lines, difference_text
from tests.support.small_briefing import small

OLD = """
- id: jobs
  label: 新增就业
  value: 75.1万人
  period: 2021年
  quote: 新增就业75.1万人
- id: rate
  label: 失业率
  value: 5.4%
  quote: 失业率5.4%
- id: gone
  label: 旧的
  value: 12个
  quote: 旧的12个
- id: same
  label: 不变
  value: 近30万人
  quote: 帮助近30万人
- id: worded
  label: 说法
  value: 101个
  quote: 基地101个
"""
NEW = (
    OLD.replace("75.1", "76.0")
    .replace("5.4", "5.1")
    .replace("id: gone\n  label: 旧的", "id: fresh\n  label: 新的")
    .replace("旧的12", "新的12")
    .replace("label: 说法", "label: 另一种说法\n  note: 加注")
)


def source(figures: str) -> str:
    return "，".join(line.partition("quote: ")[2] for line in figures.splitlines() if "quote" in line) + "。"


@pytest.fixture
def diff(tmp_path: Path) -> EditionDiff:
    old, new = (small(tmp_path / name, source(f), f) for name, f in (("old", OLD), ("new", NEW)))
    assert (old.problems, new.problems) == ((), ())
    return compare(old, new)


def test_figures_are_compared_by_id(diff: EditionDiff) -> None:
    assert [(change.kind, change.id) for change in diff.changes] == [
        ("changed", "jobs"),
        ("changed", "rate"),
        ("added", "fresh"),
        ("reworded", "worded"),
        ("dropped", "gone"),
    ]
    assert diff.unchanged == 1


def test_amounts_change_in_per_cent_and_percentages_in_points(diff: EditionDiff) -> None:
    jobs, rate = diff.changes[:2]
    assert jobs.difference is not None and rate.difference is not None
    assert [difference_text(change, Translator("zh")) for change in (jobs.difference, rate.difference)] == [
        "+1.2%",
        "-0.3个百分点",
    ]


def test_the_text_names_everything_that_changed(diff: EditionDiff) -> None:
    text = "\n".join(compare_lines(diff, Translator("zh")))
    for expected in ("75.1万人 → 76.0万人", "+1.2%", "-0.3个百分点", "[fresh]", "[gone]", "说法 → 另一种说法",
                     "— → 加注", "变动2，新增1，删去1，改写1，未变1", diff.old.fingerprint):  # fmt: skip
        assert expected in text


def test_the_report_is_plain_data_with_numbers_as_strings(diff: EditionDiff) -> None:
    report = json.loads(json.dumps(compare_report(diff), ensure_ascii=False))
    assert report["unchanged"] == 1
    assert report["changes"][1] == {
        "kind": "changed", "id": "rate", "label": "失业率", "old": "5.4%", "new": "5.1%",
        "difference": "-0.3", "difference_unit": "个百分点", "approximate": False,
        "reworded": {"quote": {"old": "失业率5.4%", "new": "失业率5.1%"}},
    }  # fmt: skip


def test_an_edition_compared_with_itself_has_no_changes(diff: EditionDiff) -> None:
    itself = compare(diff.new, diff.new)
    assert (itself.changes, itself.unchanged) == ((), 5)
    assert compare_lines(itself, Translator("en"))[-1] == "Nothing changed; 5 figures."


@pytest.mark.parametrize(
    ("old", "new", "number", "points", "approximate"),
    [
        ("75.1万人", "751000人", "0.0", False, False),
        ("-2.0亿元", "1.0亿元", "150.0", False, False),
        ("14.5%", "15.25%", "0.75", True, False),
        ("0.3个百分点", "-0.1个百分点", "-0.4", True, False),
        ("近500万个", "超过510万个", "2.0", False, True),
        ("2.4", "3.6", "50.0", False, False),
    ],
)
def test_a_difference_is_of_the_right_kind(
    old: str, new: str, number: str, points: bool, approximate: bool
) -> None:
    found = difference(parse_quantity(old), parse_quantity(new))
    assert found is not None
    assert (found.number, found.points, found.approximate) == (Decimal(number), points, approximate)


@pytest.mark.parametrize(
    ("old", "new"),
    [("65万人次", "65万人"), ("0个", "5个"), ("七八家", "9家"), ("第3位", "第2位"), ("14.5%", "0.3个百分点")],
)
def test_what_cannot_be_subtracted_has_no_difference(old: str, new: str) -> None:
    assert difference(parse_quantity(old), parse_quantity(new)) is None


def test_what_a_figure_is_held_against_is_compared(tmp_path: Path) -> None:
    held = OLD.replace(
        "  quote: 失业率5.4%",
        "  comparisons:\n    - kind: against\n      figure: jobs\n{more}  quote: 失业率5.4%",
    )
    old = small(tmp_path / "old", source(OLD), held.format(more=""))
    new = small(tmp_path / "new", source(OLD), held.format(more="      year: 2019年\n"))
    lines = compare_lines(compare(old, new), Translator("zh"))
    assert any(line.strip() == "比较：against jobs → against jobs 2019年" for line in lines)
