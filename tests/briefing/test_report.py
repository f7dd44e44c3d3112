"""The report of a check: every figure, chart, story and measure as data, problems with their places."""

from __future__ import annotations

import json
from pathlib import Path

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.validation.report import check_report, exit_code
from cqbrief.i18n.translator import Translator
from tests.support.sample import GOOD, Mistake, write
from tests.support.seeded_mistakes import JOBS, PEOPLE

RENDER = Translator("en").render


def test_a_reported_figure_is_given_with_its_printed_value_and_its_amount(tmp_path: Path) -> None:
    report = check_report(load_edition(write(tmp_path)), RENDER)
    assert report["figures"][0] == {
        "id": "new_jobs",
        "number": "1-01",
        "theme": "jobs",
        "label": "城镇新增就业",
        "printed": "75.1万人",
        "qualifier": "exact",
        "value": "75.1",
        "decimals": 1,
        "scale": "万",
        "unit": "人",
        "amount": "751000",
        "period": "2021年",
        "period_state": "stated",
        "basis": "reported",
        "evidence": "sentence",
        "formula": None,
        "status": "final",
        "quote": "全市城镇新增就业75.1万人",
        "source": "report",
    }


def test_percentages_derived_figures_and_table_locators_are_told_apart(tmp_path: Path) -> None:
    figures = {f["id"]: f for f in check_report(load_edition(write(tmp_path)), RENDER)["figures"]}
    assert (figures["attained"]["value"], figures["attained"]["amount"]) == ("125.2", "1.252")
    assert (figures["above_target"]["basis"], figures["above_target"]["source"]) == ("derived", None)
    assert (figures["wage"]["quote"], figures["wage"]["source"]) == (None, "report")
    assert figures["posts"]["qualifier"] == "nearly"
    assert figures["posts"]["period_state"] == "not_stated"


def test_charts_stories_and_measures_name_their_figures(tmp_path: Path) -> None:
    report = check_report(load_edition(write(tmp_path)), RENDER)
    assert report["charts"] == [
        {
            "id": "jobs_chart",
            "theme": "jobs",
            "kind": "column",
            "headline": "新增就业超过目标",
            "unit": "万人",
            "points": [
                {
                    "x": "目标",
                    "figure": "jobs_target",
                    "printed": "60万人",
                    "amount": "600000",
                    "status": "final",
                },
                {
                    "x": "实际",
                    "figure": "new_jobs",
                    "printed": "75.1万人",
                    "amount": "751000",
                    "status": "final",
                },
            ],
            "breaks": [],
        }
    ]
    assert report["stories"] == [{"id": "old_li", "theme": "people", "person": "老李", "figures": ["wage"]}]
    assert report["measures"] == [
        {"id": "fairs_measure", "theme": "people", "name": "招聘会", "figures": ["fairs"]}
    ]


def test_texts_show_the_figures_they_refer_to_as_printed(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "headline: 新增就业超过目标", "headline: 比目标多{above_target}")
    report = check_report(load_edition(write(tmp_path, mistake)), RENDER)
    assert report["charts"][0]["headline"] == "比目标多15.1万人"


def test_values_of_a_csv_series_are_given_in_units(tmp_path: Path) -> None:
    data = (
        "    data:\n      file: jobs.csv\n      x: 年\n      unit: 万场次\n"
        "      columns: [{column: 数, label: 数}]\n      locator: {table: 表1}\n"
    )
    points = GOOD[JOBS].partition("    points:\n")[2].partition("    alternative:")[0]
    write(tmp_path, Mistake(JOBS, f"    points:\n{points}", data))
    (tmp_path / "jobs.csv").write_text("年,数\n2020,2.5\n2021,-\n", encoding="utf-8")
    edition = load_edition(tmp_path)
    assert edition.problems == ()
    points_reported = check_report(edition, RENDER)["charts"][0]["points"]
    assert [point["amount"] for point in points_reported] == ["25000", None]


def test_the_report_is_json_and_problems_have_place_rule_and_words(tmp_path: Path) -> None:
    mistake = Mistake(PEOPLE, "    value: 近500万个", "    value: ▶500万个")
    report = json.loads(json.dumps(check_report(load_edition(write(tmp_path, mistake)), RENDER)))
    (problem,) = report["problems"]
    assert problem["severity"] == "error"
    assert problem["rule"] == "value-not-in-quote"
    assert (problem["file"], problem["line"], problem["column"]) == (PEOPLE, 7, 12)
    assert problem["path"] == "themes[1].figures[0].value"
    assert "近500万个" in problem["message"]


def test_an_edition_without_content_has_an_empty_report(tmp_path: Path) -> None:
    report = check_report(load_edition(tmp_path / "nowhere"), RENDER)
    assert [problem["rule"] for problem in report["problems"]] == ["folder-missing"]
    assert report["figures"] == report["charts"] == report["stories"] == report["measures"] == []


def test_the_exit_code_counts_warnings_only_when_strict(tmp_path: Path) -> None:
    good = load_edition(write(tmp_path / "good"))
    warned = load_edition(write(tmp_path / "warned", Mistake(JOBS, "      why: 全文回顾的是2021年\n", "")))
    wrong = load_edition(write(tmp_path / "wrong", Mistake(JOBS, "icon: target", "icon: x")))
    codes = [(exit_code(e), exit_code(e, strict=True)) for e in (good, warned, wrong)]
    assert codes == [(0, 0), (0, 1), (1, 1)]
