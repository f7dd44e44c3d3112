"""Every numeral is accounted for: in the briefing's own prose and in its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.problems import SourceLocation
from cqbrief.briefing.sources.numerals import prose_numerals
from cqbrief.i18n.translator import Translator
from cqbrief.system import paths
from tests.support.small_briefing import rules, small

JOBS = "- id: jobs\n  label: 新增就业\n  value: 75.1万人\n  quote: 新增就业75.1万人\n"


def numerals(text: str) -> list[str]:
    return [text[start:end] for start, end in prose_numerals(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增就业75.1万人，超额15.1万人", ["75.1万人", "15.1万人"]),
        ("近500万个岗位、七八家企业", ["近500万个", "七八家"]),
        ("三家企业、二十个基地", ["三家", "二十个"]),
        ("第14个五年规划", ["第14个", "五年"]),
        ("the 14th plan and 3 more", ["14th", "3 more"]),
        ("约有百分之三十", ["约有百分之三十"]),
        ("4000元/人", ["4000元/人"]),
        ("发放地图3张、报表20份，图3个", ["3张", "20份", "3个"]),
        ("图表显示占12%，表3%", ["12%", "3%"]),
        ("charts 15 ports", ["15"]),
        ("装机1000MW，发电20.5GWh，5G、A4、90s", ["1000MW", "20.5GWh"]),
        ("提高1.2pct", ["1.2pct"]),
        ("师生比1:16", ["1", "16"]),
        ("9点至少占三成", ["9", "三成"]),
    ],
)
def test_numerals_in_prose_are_found_as_they_stand(text: str, expected: list[str]) -> None:
    assert numerals(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "城镇新增就业{new_jobs}，比目标多{above_target}",
        "2021年，2020—2021年，二〇二一年",
        "截至1月16日，2022年2月底",
        "On 16 January 2022, up to February 3rd, in 2021",
        "2021-12-01起",
        "见表1，表2的数，附表3-1；图4",
        "据表 12。",
        "(Table 3, Figure 2.1)",
        "一个人、一句话、几个部门、一个数岗位，一个数人",
        "A4纸、5G网络、COVID-19、H1N1",
        "多亏大家，万众一心，百姓",
        "上午9时30分至11时，从早8点到晚10点，09:00—17:30",
        "邮箱cq2021@163.com，地铁5号线，九年义务教育，[3]2020年",
        "Monday to Friday, 9 a.m. to 5 p.m., on 3 May at 8:30",
        "call (202) 691-5902 or +44 (0)1633 456780",
        "see section 3.4.1, paragraphs 15–18, version 2.0 and page 12 of 30, SDG 8.5, Resolution 70/1",
        "because of rounding. (2) p is provisional. 3/ Excludes aid",
        "in Q2 2021/22 and H1 2020-21",
        "1.2 Labour market. Between April and June it rose",
        "2021e, 2022F, the 90s",
        "1.1 Key points",
        "两个一百年，手机138-1234-5678，电话63601234转8012，青枫路12号3楼305室",
        "ISBN 978 0 11 999999 9, doi:10.1000/182, Article 5, Level 3, Room 4.12, Route 66",
    ],
)
def test_references_dates_and_words_are_no_numerals(text: str) -> None:
    assert numerals(text) == []


def test_a_numeral_typed_by_hand_is_reported_with_the_reference_that_prints_it(tmp_path: Path) -> None:
    edition = small(tmp_path, "新增就业75.1万人。", JOBS, message="就业75.1万人，多了20个。")
    (problem,) = edition.problems
    assert (problem.rule, problem.severity) == ("numeral-unlinked", "warning")
    assert problem.place == SourceLocation("themes/1.yaml", 3, 10)
    assert problem.message.arguments["numerals"] == ("75.1万人", "20个")
    assert problem.advice is not None
    assert "{jobs}" in Translator("zh").render(problem.advice)


def test_a_numeral_listed_as_deliberate_is_accounted_for(tmp_path: Path) -> None:
    root = "deliberate:\n  - numeral: 24小时\n    reason: 全天候\n"
    assert rules(small(tmp_path, "新增就业75.1万人。", JOBS, message="24小时服务。", root=root)) == []


def test_an_entry_under_deliberate_that_stands_nowhere_is_a_warning(tmp_path: Path) -> None:
    root = "deliberate:\n  - numeral: 24小时\n    reason: 全天候\n"
    edition = small(tmp_path, "新增就业75.1万人。", JOBS, root=root)
    assert rules(edition) == ["deliberate-in-vain"]


@pytest.mark.parametrize(
    "key",
    ["note: 共75.1万人", "concept: 前20名", "area: 15个区县"],
)
def test_every_text_of_a_figure_is_looked_through(key: str, tmp_path: Path) -> None:
    assert rules(small(tmp_path, "新增就业75.1万人。", f"{JOBS}  {key}\n")) == ["numeral-unlinked"]


@pytest.mark.parametrize(
    "theme",
    [
        "stories:\n  - id: li\n    person: 老李\n    role: 工人\n    summary: 干了12年。\n",
        "measures:\n  - id: m\n    name: 十二条措施\n",
        "silences:\n  - text: 约90家没有数字。\n",
        "speaker_notes: 先讲75.1万人。\n",
        "tables:\n  - id: t\n    headline: 表\n    columns: [甲]\n"
        "    rows:\n      - label: 乙\n        cells: [75.1万人]\n",
    ],
)
def test_every_text_of_a_theme_is_looked_through(theme: str, tmp_path: Path) -> None:
    assert rules(small(tmp_path, "新增就业75.1万人。", JOBS, theme=theme)) == ["numeral-unlinked"]


def test_a_numeral_of_the_source_that_nobody_uses_is_reported_at_its_line(tmp_path: Path) -> None:
    source = "# 标题\n\n新增就业75.1万人。\n\n另有培训65万人次，近30万人受益。\n"
    edition = small(tmp_path, source, JOBS)
    assert [(problem.rule, problem.place) for problem in edition.problems] == [
        ("numeral-unused", SourceLocation("report.md", 5, 5)),
        ("numeral-unused", SourceLocation("report.md", 5, 11)),
    ]


def test_a_number_of_the_source_is_not_used_by_a_quote_that_happens_to_hold_it(tmp_path: Path) -> None:
    figures = JOBS.replace("quote: 新增就业75.1万人", "quote: 新增就业75.1万人，培训65万人次")
    assert rules(small(tmp_path, "新增就业75.1万人，培训65万人次。", figures)) == ["numeral-unused"]


def test_a_time_in_a_figures_quote_is_its_period(tmp_path: Path) -> None:
    figures = JOBS.replace("quote: 新增", "quote: 近3年比2019年新增")
    assert rules(small(tmp_path, "近3年比2019年新增就业75.1万人。", figures)) == []


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "Readers in the town of Northfield borrowed 540,000 books from its libraries that year.",
            "…Northfield borrowed 540,000 books from its…",
        ),
        (
            "新增就业75.1万人的另一处，是说一二三四五六七培训65万人次。",
            "…，是说一二三四五六七培训65万人次。",
        ),
    ],
)
def test_the_words_around_a_numeral_are_whole(source: str, shown: str, tmp_path: Path) -> None:
    problem = small(tmp_path, source).problems[-1]
    assert problem.rule == "numeral-unused"
    assert problem.message.arguments["words"] == shown


def test_each_numeral_that_nobody_uses_is_reported_with_all_its_places(tmp_path: Path) -> None:
    source = "# 2024年的3次\n\n2024年，新增就业75.1万人，培训2024年，3\n次，又3次。\n\n1. 2024年\n"
    root = "ignored:\n  - quote: 2024年的3次\n    reason: 标题\n"
    edition = small(tmp_path, source, JOBS, root=root)
    assert [(problem.place.line, problem.place.column) for problem in edition.problems] == [(3, 1), (3, 26)]
    assert [problem.message.arguments.get("lines") for problem in edition.problems] == [("3", "6"), ("4",)]


def test_a_numeral_printed_forty_times_is_one_warning_with_some_of_its_lines(tmp_path: Path) -> None:
    (problem,) = small(tmp_path, "新增就业75.1万人。\n\n" + "另有20个。\n\n" * 40, JOBS).problems
    assert (problem.place.line, problem.message.arguments["count"]) == (3, 39)
    assert problem.message.arguments["lines"] == ("5", "7", "9", "11", "13", "15", "17", "19", "…")


def test_a_year_that_is_the_period_of_a_figure_of_its_sentence_is_used(tmp_path: Path) -> None:
    source = "2024年，天气好，新增就业75.1万人。2024年，另说；2023年也是。2023—2024年。"
    edition = small(tmp_path, source, JOBS + "  period: 2024年末\n")
    assert [problem.place.column for problem in edition.problems] == [22, 31, 39]


def test_the_briefings_own_year_may_stand_in_a_title_of_its_source(tmp_path: Path) -> None:
    source = "# 2024年总结\n\n## 2023—2024年\n\n新增就业75.1万人。"
    assert rules(small(tmp_path, source, JOBS, root="period: 2024年\n")) == ["numeral-unused"]
    assert rules(small(tmp_path, source, JOBS, root="period: 2023—2024年\n")) == []


def test_numerals_are_left_out_with_a_reason(tmp_path: Path) -> None:
    root = "ignored:\n  - quote: 3次会议\n    reason: 不用\n"
    edition = small(tmp_path, "3次会议说，新增就业75.1万人。", JOBS, root=root)
    assert rules(edition) == []
    first, second = edition.numerals["report"]
    assert (first.ignored, first.figures, second.figures) == (0, (), ("jobs",))


def test_an_entry_under_ignored_whose_number_is_used_is_a_warning(tmp_path: Path) -> None:
    root = "ignored:\n  - quote: 就业75.1万人\n    reason: 多余\n"
    assert rules(small(tmp_path, "新增就业75.1万人。", JOBS, root=root)) == ["ignored-in-vain"]


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("第3次会议说，", "第3次会议"), ("1月16日，", "1月16日"), ("16—64岁人口中，", "16—64岁人口"),
        ("三次产业中，", "三次产业"), ("见表3-3，", "见表3-3"), ("近三年来，", "近三年来"),
    ],
)  # fmt: skip
def test_what_counts_nothing_need_not_be_listed_as_ignored_but_may_be(
    words: str, entry: str, tmp_path: Path
) -> None:
    root = f"ignored:\n  - quote: {entry}\n    reason: 不是数\n"
    for number, listed in enumerate(("", root)):
        assert rules(small(tmp_path / str(number), f"{words}新增就业75.1万人。", JOBS, root=listed)) == []


def test_an_age_may_be_a_figure_where_one_wants_it(tmp_path: Path) -> None:
    figures = JOBS + "- id: age\n  label: 劳动年龄\n  value: 16—64岁\n  quote: 16—64岁人口\n"
    assert rules(small(tmp_path, "16—64岁人口中，新增就业75.1万人。", figures)) == []


@pytest.mark.parametrize(
    ("source", "value"), [("见表3-3，", "3"), ("截至12月31日，", "31"), ("2021-22年度，", "-22")]
)
def test_a_part_of_a_date_or_of_a_tables_number_is_no_value(source: str, value: str, tmp_path: Path) -> None:
    figures = JOBS + f"- id: part\n  label: 甲\n  value: '{value}'\n  quote: {source[:-1]}\n"
    assert small(tmp_path, f"{source}新增就业75.1万人。", figures).errors


def test_a_name_made_of_numerals_may_be_listed_as_ignored(tmp_path: Path) -> None:
    root = "ignored:\n  - quote: 四大联盟\n    reason: 名称\n"
    assert rules(small(tmp_path, "四大联盟成立，新增就业75.1万人。", JOBS, root=root)) == []


def test_a_number_found_in_a_table_by_its_locator_is_used(tmp_path: Path) -> None:
    figures = JOBS.replace("quote: 新增就业75.1万人", "locator:\n    table: 附表1\n    row: 全市")
    assert rules(small(tmp_path, "附表1\n\n全市 75.1万人\n", figures)) == []


def test_of_a_table_only_the_numbers_of_its_cells_have_to_be_used(tmp_path: Path) -> None:
    source = (
        "单位：万人\n\n| 年龄 | 2021年 | 2020 |\n|---|---|---|\n"
        "| 16—24岁 | 75.1 | .. |\n| 2. 全市 | 60 | 3 |\n"
    )
    figures = JOBS.replace("quote: 新增就业75.1万人", "quote: 16—24岁 | 75.1")
    edition = small(tmp_path, source, figures)
    assert rules(edition) == ["numeral-unused"] * 2
    said = [problem.message.arguments["numeral"] for problem in edition.problems]
    assert said == ["60", "3"]


def test_nothing_is_said_of_coverage_while_there_are_errors(tmp_path: Path) -> None:
    edition = small(tmp_path, "新增就业65万人，另有20个。", JOBS, message="多了20个。")
    assert [problem.rule for problem in edition.problems] == ["quote-not-found"]
    assert edition.numerals == {}


def test_a_numeral_unused_can_be_silenced_at_its_source(tmp_path: Path) -> None:
    root = "silenced:\n  - rule: numeral-unused\n    at: report\n    reason: 只取一个数\n"
    assert rules(small(tmp_path, "新增就业75.1万人，另有20个。", JOBS, root=root)) == []


def test_a_source_in_gb18030_is_accounted_for_like_any_other(tmp_path: Path) -> None:
    small(tmp_path, "", JOBS)
    (tmp_path / "report.md").write_bytes("新增就业７５．１万人，另有20个。".encode("gb18030"))
    edition = load_edition(tmp_path)
    assert rules(edition) == ["numeral-unused"]
    assert edition.problems[0].place == SourceLocation("report.md", 1, 14)


def test_two_sources_that_disagree_are_told_by_the_check(tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("新增就业57.1万人。", encoding="utf-8")
    figures = (
        "- id: jobs\n  label: 新增就业\n  value: 75.1万人\n  check: other\n"
        "  quote: {text: 新增就业75.1万人, source: report}\n"
        "- id: other\n  label: 另一来源\n  value: 57.1万人\n"
        "  quote: {text: 新增就业57.1万人, source: other_report}\n"
    )
    small(tmp_path, "新增就业75.1万人。", figures)
    root = (tmp_path / "briefing.yaml").read_text(encoding="utf-8")
    second = "  - id: other_report\n    title: 另一份\n    file: other.md\nthemes"
    (tmp_path / "briefing.yaml").write_text(root.replace("themes", second, 1), encoding="utf-8")
    (problem,) = load_edition(tmp_path).problems
    assert (problem.rule, problem.place) == ("check-disagrees", SourceLocation("themes/1.yaml", 8, 12))


@pytest.mark.parametrize("name", ["chongqing-2021", "template"])
def test_every_numeral_of_the_built_in_article_is_accounted_for(name: str) -> None:
    edition = load_edition(paths.data() / name)
    numerals = [numeral for found in edition.numerals.values() for numeral in found]
    assert len(numerals) >= 4
    assert all(numeral.used for numeral in numerals)
    used = {id_ for numeral in numerals for id_ in numeral.figures}
    assert used == {figure.id for figure in edition.figures.values() if not figure.derived}
