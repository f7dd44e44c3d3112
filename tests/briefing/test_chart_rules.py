from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cqbrief.briefing.chart_data.build import build
from cqbrief.briefing.model import Break, Briefing, Chart, Column, Figure, Locator, Series
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Problem, SourceLocation
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.briefing.validation.chart_rules import check_chart
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.translator import Translator
from tests.support import editions
from tests.support.chart_samples import CHARTS, FIGURES, chart, figure, point, series_chart, text
from tests.support.csv_series import series_of_bytes

BRIEFINGS = editions.folders(large=False)
MORE = {
    each.id: each
    for each in (
        figure("jobs", "10万人", concept=text("登记")),
        figure("jobs_other", "20万人", concept=text("抽样")),
        figure("apart", "30万人", additive=False),
        figure("minus", "下降5万人"),
        figure("persons", "12.5万名"),
        figure("jobs_thousand", "125千人"),
        figure("households", "12.5万户"),
        figure("big_share", "40.1%"),
        figure("rest_share", "59.8%"),
        figure("rest_adjusted", "59.7%", adjusted=True),
        figure("nothing", "0万人"),
    )
} | dict(FIGURES)


def chart_problems(
    checked: Chart,
    figures: Mapping[str, Figure] = MORE,
    places: Mapping[str, SourceLocation] | None = None,
    table: SeriesTable | None = None,
) -> tuple[Problem, ...]:
    """What the rules of charts say about one chart."""
    context = ValidationContext(
        briefing=Briefing(cqbrief=1, title=text(""), sources=(), themes=()),
        figures=figures,
        ids={},
        references=(),
        places=places or {},
        complete=True,
        problems=ProblemCollector(),
        texts={},
        series={checked.id: table} if table else {},
    )
    check_chart(context, checked)
    return context.problems.result([])


def _rules(checked: Chart, table: SeriesTable | None = None) -> list[str]:
    return [problem.rule for problem in chart_problems(checked, table=table)]


@pytest.mark.parametrize("name", CHARTS)
def test_the_samples_of_every_kind_keep_the_rules(name: str) -> None:
    assert _rules(CHARTS[name]) == []


@pytest.mark.parametrize("folder", BRIEFINGS, ids=lambda folder: folder.name)
def test_every_chart_of_every_briefing_keeps_the_rules(folder: Path) -> None:
    edition = editions.edition(folder)
    assert edition.briefing is not None
    charts = [each for theme in edition.briefing.themes for each in theme.charts]
    for each in charts:
        table, problems = (
            series_of_bytes((folder / each.data.file).read_bytes(), each.data) if each.data else (None, [])
        )
        assert problems == []
        assert chart_problems(each, edition.figures, edition.places, table) == (), each.id


def _many(kind: str, count: int) -> Chart:
    return chart(kind, *(point(f"第{i}类", "y2021") for i in range(count)))


@pytest.mark.parametrize(
    ("checked", "rule"),
    [
        (chart("bar"), "chart-empty"),
        (replace(series_chart()[0], points=(point("甲", "y2021"),)), "chart-points-and-data"),
        (chart("bar", point("甲", "y2021"), point("乙")), "point-figure-or-gap"),
        (chart("bar", point("甲", "y2021", gap="无")), "point-figure-or-gap"),
        (chart("bar", point("甲", "y2021"), point("甲", "goal")), "point-twice"),
        (chart("bar", point("甲", "y2021"), point("乙", "loans")), "chart-units-differ"),
        (chart("bar", point("甲", "y2021"), point("乙", "households")), "chart-units-differ"),
        (chart("bar", point("甲", "y2021"), point("乙", "jobs_thousand")), "chart-units-differ"),
        (chart("bar", point("甲", "y2021", target="loans")), "target-unit-differs"),
        (chart("target", point("甲", "y2021")), "target-missing"),
        (chart("dot", point("甲", "y2021", target="goal")), "target-not-drawn"),
        (chart("bar", point("甲", gap="无", target="goal")), "target-at-gap"),
        (chart("grouped", *(point("甲", "y2021", series=f"第{i}") for i in range(7))), "too-many-series"),
        (chart("multiples", *(point("甲", "y2021", series=f"第{i}") for i in range(13))), "too-many-series"),
        (chart("column", point("甲", "y2021", series="一")), "series-not-drawn"),
        (chart("grouped", point("甲", "y2021")), "series-missing"),
        (chart("dot", point("甲", "y2021", series="一"), point("乙", "goal")), "series-missing"),
        (
            chart("grouped", point("甲", "y2021", series="一"), point("乙", "goal", series="二")),
            "point-missing",
        ),
        (chart("line", *(point(str(y), "y2021") for y in (2019, 2020, 2021)), time=True), "line-too-short"),
        (
            chart(
                "line",
                *(point(str(y), "y2021") for y in (2019, 2020)),
                point("2021", gap="无"),
                point("2022", "goal"),
            ),
            "line-too-short",
        ),
        (chart("slope", point("2019", "y2021", series="一")), "slope-not-two"),
        (chart("dumbbell", point("甲", "jobs", series="一")), "two-series-wanted"),
        (
            chart("dumbbell", *(point("甲", each, series=each) for each in ("jobs", "minus", "y2021"))),
            "two-series-wanted",
        ),
        (chart("waterfall", point("甲", "jobs", total=True), point("乙", "minus")), "steps-without-total"),
        (chart("waterfall", point("甲", "jobs", total=True)), "steps-without-total"),
        (
            chart(
                "waterfall",
                point("甲", "jobs", total=True),
                point("乙", gap="无"),
                point("丙", "jobs", total=True),
            ),
            "step-missing",
        ),
        (
            chart(
                "waterfall",
                point("甲", "jobs", total=True),
                point("乙", "minus"),
                point("丙", "y2021", total=True),
            ),
            "steps-disagree",
        ),
        (chart("column", point("甲", "jobs", total=True)), "total-not-drawn"),
        (chart("pyramid", point("甲", "jobs", series="一")), "two-series-wanted"),
        (
            chart("pyramid", point("甲", "jobs", series="一"), point("甲", "minus", series="二")),
            "mirrored-negative",
        ),
        (chart("diverging", point("甲", "jobs"), point("乙", "y2021")), "one-sided"),
        (chart("diverging", point("甲", "minus")), "one-sided"),
        (_many("column", 61), "too-many-bars"),
        (
            chart("stacked", point("甲", "jobs", series="一"), point("甲", "apart", series="二")),
            "stacked-not-additive",
        ),
        (
            chart("stacked", point("甲", "jobs", series="一"), point("甲", "jobs_other", series="二")),
            "stacked-not-additive",
        ),
        (
            chart("stacked", point("甲", "jobs", series="一"), point("甲", "minus", series="二")),
            "stacked-negative",
        ),
        (
            chart("stacked_share", point("甲", "share", series="一"), point("甲", "part", series="二")),
            "shares-not-whole",
        ),
        (
            chart("stacked_share", point("甲", "nothing", series="一"), point("甲", "nothing", series="二")),
            "shares-not-whole",
        ),
        (
            chart("stacked_share", point("甲", "jobs", series="一"), point("甲", gap="无", series="二")),
            "shares-unknown",
        ),
        (
            chart("stacked_share", point("甲", "jobs", series="一"), point("甲", "minus", series="二")),
            "stacked-negative",
        ),
        (chart("bar", point("甲", "jobs"), point("乙", "apart")), "not-additive-unsaid"),
        (chart("bar", point("甲", "jobs"), point("乙", "jobs_other")), "not-additive-unsaid"),
        (chart("band", point("甲", "over")), "band-without-end"),
        (chart("nested", point("甲", "share")), "nested-without-base"),
        (chart("nested", point("甲", "y2021"), base=text("全部")), "nested-not-a-share"),
        (
            chart("nested", point("甲", "share"), point("乙", "big_share"), base=text("全部")),
            "nested-not-a-part",
        ),
        (chart("column", point("去年", "y2020"), point("2021", "y2021"), time=True), "time-without-year"),
        (chart("column", point("2021", "y2021"), point("2020", "y2020"), time=True), "time-out-of-order"),
        (chart("column", point("2021", "y2021"), point("2020", "y2020")), "time-out-of-order"),
        (
            chart("column", point("1978", "l0"), point("1980", "l1"), point("1985", "l2")),
            "time-not-proportional",
        ),
    ],
)
def test_a_broken_rule_is_reported(checked: Chart, rule: str) -> None:
    assert rule in _rules(checked)


def test_figures_that_must_not_be_summed_may_stand_side_by_side_with_the_reason() -> None:
    assert (
        _rules(chart("bar", point("甲", "jobs"), point("乙", "apart"), not_additive=text("性质不同"))) == []
    )


def test_equal_units_stand_at_one_axis_and_may_be_each_others_target() -> None:
    """名 is 人: neither a rule is broken nor a mark lost."""
    checked = chart("bar", point("甲", "y2021", target="persons"), point("乙", "persons"))
    assert _rules(checked) == []
    data = build(checked, MORE)
    assert [mark.value for mark in data.marks] == [Decimal("75.1"), Decimal("12.5")]
    assert [mark.target_printed for mark in data.marks] == ["12.5万名", ""]


def test_a_series_from_a_file_keeps_the_rules() -> None:
    assert _rules(*series_chart()) == []


def test_a_break_where_the_file_has_no_row_is_reported() -> None:
    checked, table = series_chart()
    assert checked.data is not None
    data = replace(checked.data, breaks=(Break(at="1979", label=text("口径")),))
    assert _rules(replace(checked, data=data), table) == ["break-unknown"]


@pytest.mark.parametrize(
    ("pale", "strong", "broken"),
    [(6, 0, []), (7, 0, ["too-many-series"]), (12, 2, []), (13, 2, ["too-many-series"]),
     (2, 6, []), (0, 7, ["too-many-series"])],
)  # fmt: skip
def test_many_lines_may_run_pale_behind_a_highlighted_few(pale: int, strong: int, broken: list[str]) -> None:
    checked, table = series_chart()
    assert checked.data is not None
    columns = tuple(
        Column(column=str(i), label=text(str(i)), highlight=i < strong) for i in range(pale + strong)
    )
    many = replace(table, columns=(table.columns * 20)[: pale + strong])
    assert _rules(replace(checked, data=replace(checked.data, columns=columns)), many) == broken


def test_a_problem_is_placed_at_its_key_or_at_what_holds_it() -> None:
    checked = chart("bar", point("甲", "y2021"), point("乙", "loans", target="loans"))
    path = "themes[0].charts[0].points[1]"
    places = {path: SourceLocation("1.yaml", 20, 9), f"{path}.figure": SourceLocation("1.yaml", 21, 17)}
    found = chart_problems(checked, places=places)
    assert [(p.rule, p.path, p.place.line, p.place.column) for p in found] == [
        ("target-unit-differs", f"{path}.target", 20, 9),
        ("chart-units-differ", f"{path}.figure", 21, 17),
    ]


def test_every_message_can_be_said_in_both_languages() -> None:
    checked = chart("line", point("甲", "y2021"), point("乙", "loans"), headline=text(""), time=True)
    for problem in chart_problems(checked):
        for language in ("zh", "en"):
            tr = Translator(language)
            assert "{" not in tr.render(problem.message)
            assert problem.advice is None or "{" not in tr.render(problem.advice)


def test_shares_add_up_within_what_their_last_digits_leave_open() -> None:
    def _halves(other: str) -> Chart:
        return chart("stacked_share", point("甲", "big_share", series="一"), point("甲", other, series="二"))

    assert _rules(_halves("rest_share")) == []
    assert _rules(_halves("rest_adjusted")) == []
    [problem] = chart_problems(_halves("part"))
    assert "48.4–48.6%" in Translator("en").render(problem.message)


def test_a_file_of_shares_adds_up_too_and_holds_nothing_negative() -> None:
    def _checked(content: str, unit: str) -> list[str]:
        columns = tuple(Column(column=name, label=text(name)) for name in ("一", "二"))
        data = Series(file="s.csv", x="x", unit=unit, columns=columns, locator=Locator(table="表1"))
        table, problems = series_of_bytes(content.encode(), data)
        assert problems == []
        return _rules(chart("stacked_share", data=data), table)

    assert _checked("x,一,二\n甲,40.1,59.8\n乙,30.0,70.1\n", "%") == []
    assert _checked("x,一,二\n甲,40.1,59.8\n乙,30,65\n", "%") == ["shares-not-whole"]
    assert _checked("x,一,二\n甲,4,…\n", "万人") == ["shares-unknown"]
    assert _checked("x,一,二\n甲,4,-1\n", "万人") == ["stacked-negative"]


def test_changes_lead_to_a_total_within_what_the_last_digits_leave_open() -> None:
    def _to(end: str) -> Chart:
        points = point("甲", "y2020", total=True), point("乙", "joined"), point("丙", "left")
        return chart("waterfall", *points, point("丁", end, total=True))

    assert _rules(_to("y2021")) == []
    [problem] = chart_problems(_to("unchecked"))
    said = Translator("en").render(problem.message)
    assert "74.5–75.7万人" in said
    assert "62.5万人" in said


def test_many_series_lead_to_small_multiples() -> None:
    def _of(kind: str, count: int) -> Chart:
        return chart(kind, *(point("甲", "y2021", series=f"第{i}") for i in range(count)))

    [problem] = chart_problems(_of("grouped", 12))
    assert problem.advice is not None
    assert "multiples" in Translator("en").render(problem.advice)
    assert _rules(_of("multiples", 12)) == []
    assert _rules(_of("heat", 12)) == []
