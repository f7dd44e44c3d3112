"""Rules of the checks that the seeded mistakes do not show: what is allowed, and what is not said twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Problem, Rule, SourceLocation
from cqbrief.briefing.suggestions import nearest
from cqbrief.i18n.messages import Message
from tests.support.sample import Mistake, write
from tests.support.seeded_mistakes import JOBS, MAIN, PEOPLE
from tests.support.small_briefing import small


def problems_of(folder: Path, *mistakes: Mistake) -> list[Problem]:
    return list(load_edition(write(folder, *mistakes)).problems)


@pytest.mark.parametrize(
    "mistake",
    [
        Mistake(JOBS, "    period: 2021年\n", "    period: {state: not_stated}\n"),
        Mistake(JOBS, "show: jobs_chart", "show: message"),
        Mistake(JOBS, "show: jobs_chart", "show: above_target"),
        Mistake(JOBS, "check: new_jobs / jobs_target", "check: new_jobs / (jobs_target * 1)"),
        Mistake(PEOPLE, "figures: [wage]", "figures: [wage, new_jobs]"),
        Mistake(PEOPLE, "      - text: 今年就在家门口上班。", "      - text: 老李说\n        before: 。”"),
        Mistake(PEOPLE, "quote: 稳定就业岗位近500万个", "quote: 稳定就业岗位 近５００万个"),
        Mistake(MAIN, "theme_word: 第{n}部分", "theme_word: Part {n}"),
    ],
    ids=lambda mistake: mistake.new.strip()[:30],
)
def test_what_is_allowed_is_not_reported(mistake: Mistake, tmp_path: Path) -> None:
    assert not problems_of(tmp_path, mistake)


def test_a_check_that_gives_another_unit_is_reported(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "check: new_jobs / jobs_target", "check: ▶new_jobs / 600000")
    problems = problems_of(tmp_path, mistake)
    assert [(problem.rule, problem.place) for problem in problems] == [("formula-unit", mistake.place)]


def test_a_warning_can_be_silenced_at_its_place_with_a_reason(tmp_path: Path) -> None:
    warned = Mistake(JOBS, "      why: 全文回顾的是2021年\n", "")
    silenced = Mistake(
        MAIN,
        "ignored:\n",
        "silenced:\n  - rule: period-why-missing\n    at: attained\n    reason: 显然\nignored:\n",
    )
    assert [problem.rule for problem in problems_of(tmp_path, warned)] == ["period-why-missing"]
    assert not problems_of(tmp_path, warned, silenced)


def test_an_error_cannot_be_silenced(tmp_path: Path) -> None:
    wrong = Mistake(PEOPLE, "    value: 近500万个", "    value: 500万个")
    silenced = Mistake(
        MAIN,
        "ignored:\n",
        "silenced:\n  - rule: value-not-in-quote\n    at: posts\n    reason: 显然\nignored:\n",
    )
    rules = [problem.rule for problem in problems_of(tmp_path, wrong, silenced)]
    assert sorted(rules) == ["silenced-in-vain", "value-not-in-quote"]


def test_formulas_that_lean_on_a_circle_are_not_reported_besides_it(tmp_path: Path) -> None:
    leaning = (
        "  - id: leaning\n    label: 甲\n    formula: above_target * 3\n    decimals: 1\n    unit: 万人\n"
    )
    mistake = Mistake(
        JOBS,
        "    formula: new_jobs - jobs_target\n    decimals: 1\n    unit: 万人\n",
        f"    formula: above_target - jobs_target\n    decimals: 1\n    unit: 万人\n{leaning}",
    )
    assert [problem.rule for problem in problems_of(tmp_path, mistake)] == ["formula-circle"]


def derived(**formulas: str) -> str:
    return "".join(
        f"  - id: {name}\n    label: 甲\n    formula: {formula}\n    decimals: 1\n    unit: 万人\n"
        for name, formula in formulas.items()
    )


def test_two_ways_to_the_same_figure_are_no_circle(tmp_path: Path) -> None:
    figures = derived(top="left + right", left="base * 2", right="base * 3", base="new_jobs * 1")
    assert not problems_of(tmp_path, Mistake(JOBS, "charts:\n", f"{figures}charts:\n"))


def test_circles_that_share_a_figure_are_reported_once(tmp_path: Path) -> None:
    figures = derived(middle="left + right", left="middle * 2", right="middle * 3")
    problems = problems_of(tmp_path, Mistake(JOBS, "charts:\n", f"{figures}charts:\n"))
    assert [problem.rule for problem in problems] == ["formula-circle"]


def test_a_derived_figure_without_a_result_has_no_value_even_if_one_is_written(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "    unit: 万人\n", "    unit: 万元\n    value: 15.1万人\n")
    edition = load_edition(write(tmp_path, mistake))
    assert edition.figures["above_target"].value is None


def test_a_check_that_is_no_formula_is_reported(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "check: new_jobs / jobs_target", "check: ▶new_jobs /")
    problems = problems_of(tmp_path, mistake)
    assert [(problem.rule, problem.place) for problem in problems] == [("formula", mistake.place)]


def test_a_formula_whose_figure_has_no_readable_value_is_not_reported_besides_it(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "    value: 60万人", "    value: 六十来万人吧")
    assert [problem.rule for problem in problems_of(tmp_path, mistake)] == ["not-a-quantity"]


def test_a_derived_figure_in_a_unit_that_its_formula_does_not_give_is_reported(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "    unit: 万人\n", "    unit: ▶万元\n")
    problems = problems_of(tmp_path, mistake)
    assert ("formula-unit", mistake.place) in [(problem.rule, problem.place) for problem in problems]


def test_a_briefing_with_two_sources_has_to_name_the_source_of_each_quote(tmp_path: Path) -> None:
    second = "  - id: second\n    title: 另一份\n    file: sources/report.md\nthemes:\n"
    problems = problems_of(tmp_path / "two", Mistake(MAIN, "themes:\n", second))
    assert {problem.rule for problem in problems} == {"source-not-named"}
    quotes = load_edition(write(tmp_path / "one")).passages
    assert len(problems) == len(quotes) - 1  # one names its source


def test_an_empty_theme_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, Mistake(MAIN, "  - themes/2-people.yaml\n", "  - themes/2-people.yaml\n  - empty.yaml\n"))
    (tmp_path / "empty.yaml").write_text("id: nothing\ntitle: 空\nmessage: 空\n", encoding="utf-8")
    problems = load_edition(tmp_path).problems
    assert [(p.severity, p.rule, p.place) for p in problems] == [
        ("warning", "theme-empty", SourceLocation("empty.yaml", 1, 1))
    ]


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("lable", ["label", "value"], "label"),
        ("Label", ["label", "value"], "label"),
        ("newjobs", ["new_jobs", "jobs_target"], "new_jobs"),
        ("完全不同", ["label", "value"], None),
        ("x" * 10_000, ["label"], None),
    ],
)
def test_the_nearest_word_is_suggested_only_when_it_is_near(
    word: str, known: list[str], expected: str | None
) -> None:
    assert nearest(word, known) == expected


RULE = Rule("rule", "error", "why")


def test_the_same_problem_at_the_same_place_is_kept_once_and_all_stand_in_reading_order() -> None:
    problems = ProblemCollector()
    for place in (
        SourceLocation("b", 1, 1),
        SourceLocation("a", 2, 1),
        SourceLocation("a", 1, 5),
        SourceLocation("a", 2, 1),
    ):
        problems.report(RULE, place, "x", Message("words"))
    assert [problem.place for problem in problems.result(["b", "a"])] == [
        SourceLocation("b", 1, 1),
        SourceLocation("a", 1, 5),
        SourceLocation("a", 2, 1),
    ]


def test_an_error_makes_what_holds_it_invalid_but_not_its_neighbours() -> None:
    problems = ProblemCollector()
    problems.report(RULE, SourceLocation("a"), "themes[1].figures[2].value", Message("words"))
    assert problems.is_invalid("themes[1].figures[2]")
    assert problems.is_invalid("themes[1]")
    assert not problems.is_invalid("themes[1].figures[2].quote")
    assert not problems.is_invalid("themes[1].figures[20]")


@pytest.mark.parametrize("status", ["unverified", "provisional"])
def test_a_derived_figure_is_no_surer_than_what_it_stands_on_however_far_below(
    status: str, tmp_path: Path
) -> None:
    edition = load_edition(
        write(
            tmp_path,
            Mistake(JOBS, "    exact: true", f"    exact: true\n    status: {status}"),
            Mistake(JOBS, "    formula: new_jobs - jobs_target", "    formula: share_over * jobs_target"),
            Mistake(
                JOBS,
                "charts:\n",
                "  - id: share_over\n    label: 超出的比例\n    formula: new_jobs / jobs_target - 1\n"
                "    decimals: 1\n    unit: '%'\ncharts:\n",
            ),
        )
    )
    assert not edition.errors
    assert edition.figures["share_over"].status == edition.figures["above_target"].status == status
    assert edition.figures["new_jobs"].status == "final"


def test_a_revised_number_makes_no_sum_of_it_revised(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "    exact: true", "    exact: true\n    status: revised")
    edition = load_edition(write(tmp_path, mistake))
    assert edition.figures["above_target"].status == "final"


def test_a_message_that_is_short_to_type_and_long_in_print_is_told(tmp_path: Path) -> None:
    figure = "- id: a\n  label: 收入\n  value: 近32569.5万人次\n  quote: 收入近32569.5万人次\n"
    told = [
        small(tmp_path / str(n), "收入近32569.5万人次。", figure, message="“" + "{a}" * n + "”")
        for n in (2, 20)
    ]
    assert ["slide-overflow" in {problem.rule for problem in edition.problems} for edition in told] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("value", "source", "rule", "word"),
    [
        ("20%", "同比增长20%", "change-word-left-out", "增长"),
        ("0.3个百分点", "较上年提高0.3个百分点", "change-word-left-out", "提高"),
        ("about 5%", "sales rose by about 5%", "change-word-left-out", "rose"),
        ("增加0.4亿元", "比上年减少0.4亿元", "value-not-in-quote", "减少"),
    ],
)
def test_a_word_of_change_that_the_value_leaves_out_is_named(
    value: str, source: str, rule: str, word: str, tmp_path: Path
) -> None:
    figure = f"- id: a\n  label: 变化\n  value: {value}\n  quote: {source}\n"
    (problem,) = small(tmp_path, f"{source}。", figure).problems
    assert (problem.rule, problem.place.line) == (rule, 7)
    assert problem.severity == ("error" if rule == "value-not-in-quote" else "warning")
    assert problem.advice is not None
    assert problem.advice.arguments["word"] == word


@pytest.mark.parametrize(
    ("value", "source", "written"),
    [
        ("0.4亿元", "比上年减少0.4亿元", "减少0.4亿元"),
        ("83万人", "比上年少83万人", "少83万人"),
        ("63万人", "比上年少增63万人", "少增63万人"),
        ("2.2个百分点", "降幅收窄2.2个百分点", "降幅收窄2.2个百分点"),
        ("3.5亿元", "净亏损3.5亿元", "净亏损3.5亿元"),
        ("54亿元", "降低企业用工成本54亿元", "降低54亿元"),
        ("5.2%", "农业和工业分别下降6%、5.2%", "下降5.2%"),
        ("0.5个百分点", "低于全国平均水平0.5个百分点", "低0.5个百分点"),
        ("1.1%", "there was a dip in output of 1.1%", "dip by 1.1%"),
        ("5,000 jobs", "the region lost 5,000 jobs", "lost 5,000 jobs"),
        ("3.1%", "output was 3.1% lower", "3.1% lower"),
        ("1,234 thousand", "a result of (1,234) thousand", "(1,234) thousand"),
    ],
)
def test_a_fall_without_its_word_is_refused_with_what_to_write(
    value: str, source: str, written: str, tmp_path: Path
) -> None:
    def told(number: str) -> list[tuple[str, str]]:
        figure = f"- id: a\n  label: 变化\n  value: {number}\n  period: 2024年\n  quote: {source}\n"
        problems = small(tmp_path, f"{source}。", figure).problems
        return [(p.severity, p.rule) for p in problems if p.rule != "numeral-unused"]

    assert told(value) == [("error", "change-word-left-out")]
    assert told(f'"{written}"') == []


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("少增63万人", "比上年少增63万人"),
        ("降低54亿元", "降低企业用工成本54亿元"),
        ("增长20%", "同比增长20%"),
        ("同比增长20%", "同比增长20%"),
        ("+20%", "增长率为+20%"),
    ],
)
def test_a_value_with_its_word_of_change_is_fine(value: str, source: str, tmp_path: Path) -> None:
    figure = f"- id: a\n  label: 变化\n  value: {value}\n  period: 2024年\n  quote: {source}\n"
    assert not small(tmp_path, f"{source}。", figure).problems
