"""What a briefing makes of the CSV files that its charts and tables are drawn from, on every medium."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from cqbrief.briefing.chart_data.build import build
from cqbrief.briefing.validation.report import check_report
from cqbrief.charts.descriptions import describe, gap_text, value_text
from cqbrief.cli import main
from cqbrief.export.markdown import markdown
from cqbrief.export.row_data import chart_table
from cqbrief.i18n.translator import Translator
from cqbrief.text.csv_text import interpretation_lines
from tests.support.charted_table import MARKED, TABLE, edition
from tests.support.libreoffice import convert
from tests.support.small_briefing import rules


def test_the_status_of_a_cell_is_said_wherever_its_value_is(tmp_path: Path) -> None:
    found, tr = edition(tmp_path, MARKED, theme=TABLE), Translator("zh")
    assert rules(found) == []
    chart = found.briefing.themes[0].charts[0] if found.briefing else None
    assert chart is not None
    data = build(chart, {}, found.series["jobs"])
    assert [value_text(mark, tr) for mark in data.marks if mark.value] == ["130 已修订", "90 初步数"]
    assert describe(data, data.marks[0], tr) == "2019 新增就业 130万人，已修订"
    assert [mark.status for mark in data.marks] == ["revised", "final", "provisional"]
    assert [row[1] for row in chart_table(chart, found, tr)[1:4]] == [
        "130万人（已修订）", "..", "90万人（初步数）",
    ]  # fmt: skip
    text = markdown(found, tr).decode()
    assert "| 2019 | 130万人（已修订） |" in text and "| 2019 | 130（已修订） |" in text
    points = check_report(found, tr.render)["charts"][0]["points"]
    assert [(point["printed"], point["status"]) for point in points] == [
        ("130万人", "revised"), (None, "final"), ("90万人", "provisional"),
    ]  # fmt: skip


def test_a_gap_says_by_which_sign_it_is_a_gap(tmp_path: Path) -> None:
    found = edition(tmp_path, MARKED)
    assert found.briefing is not None
    data = build(found.briefing.themes[0].charts[0], {}, found.series["jobs"])
    assert gap_text(data.marks[1], Translator("zh")) == "没有数值（..）"


def test_a_mark_that_says_nothing_by_itself_is_shown_and_wants_a_note(tmp_path: Path) -> None:
    content = "年份,新增\n2019,130*\n2020,128\n2021,90[1]\n"
    found = edition(tmp_path / "a", content)
    assert rules(found) == ["csv-mark-unexplained"]
    explained = edition(tmp_path / "b", content, note='"* 为快报数。", "[1] 含农民工。"')
    assert rules(explained) == []
    chart = explained.briefing.themes[0].charts[0] if explained.briefing else None
    assert chart is not None
    data = build(chart, {}, explained.series["jobs"])
    assert [mark.printed for mark in data.marks] == ["130万人*", "128万人", "90万人[1]"]
    assert [mark.label for mark in data.marks] == ["130*", "128", "90[1]"]


def test_falling_years_are_turned_for_an_axis_of_time_and_stay_in_a_table(tmp_path: Path) -> None:
    content = "年份,新增\n2021,90p\n2020,128\n2019,130\n"
    found = edition(tmp_path, content, theme=TABLE)
    assert rules(found) == []
    jobs, listed = found.series["jobs"], found.series["listed"]
    assert (jobs.x, jobs.columns[0].cells) == (("2019", "2020", "2021"), ("130", "128", "90"))
    assert set(jobs.columns[0].marks) == {2} and jobs.lines == (4, 3, 2)
    assert listed.x == ("2021", "2020", "2019") and set(listed.columns[0].marks) == {0}
    assert jobs.interpretation.reversed and not listed.interpretation.reversed


def test_years_in_no_order_are_still_an_error(tmp_path: Path) -> None:
    found = edition(tmp_path, "年份,新增\n2021,90\n2019,128\n2020,130\n")
    assert [problem.rule for problem in found.errors] == ["time-out-of-order"]


def test_financial_years_stand_on_an_axis_of_time(tmp_path: Path) -> None:
    found = edition(tmp_path, "年份,新增\n2020-21,90\n2019-20,128\n2018-19,130\n")
    assert rules(found) == []
    assert found.series["jobs"].x == ("2018-19", "2019-20", "2020-21")


def test_a_value_of_the_theme_s_table_may_be_repeated_in_its_prose_as_it_is_printed(tmp_path: Path) -> None:
    content = "年份,新增\n2019,130\n2020,128.5\n2021,90p\n"
    assert rules(edition(tmp_path / "a", content, message="2020年新增128.5万人。")) == []
    for number, value in enumerate(("约128.5万人", "128.5万户", "128.6万人", "增长128.5万人")):
        assert rules(edition(tmp_path / str(number), content, message=f"新增{value}。")) == [
            "numeral-unlinked"
        ]
    # What is provisional has to say so, and a figure does.
    found = edition(tmp_path / "b", content, message="新增90万人。")
    assert rules(found) == ["numeral-unlinked"]
    advice = found.problems[0].advice
    assert advice is not None and "locator:" in Translator("en").render(advice)


def test_a_value_of_a_table_in_the_summary_is_told_to_be_made_a_figure(tmp_path: Path) -> None:
    found = edition(tmp_path, "年份,新增\n2019,130\n2020,128.5\n", root="summary: 新增128.5万人。\n")
    assert rules(found) == ["numeral-unlinked"]
    advice = found.problems[0].advice
    assert advice is not None and advice.arguments == {"file": "jobs.csv", "numeral": "128.5万人"}


OFFICE = "单位：人\n年份\t新增\n2019\t1300000\n2020\t1280000[r]\n2021\t900000\n注：快报\n"


def test_check_says_how_a_file_was_read_unless_it_is_the_plainest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition(tmp_path / "office", OFFICE.encode("utf-16"))
    assert main.main(["--language", "zh", "check", "--strict", str(tmp_path / "office")]) == 0
    told = (
        "jobs.csv 的读法：编码 UTF-16，以制表符分隔，表头在第 2 行，单位 人，换算成万人，单位行在第 1 行，"
        "说明在第 6 行，数字带标记的行：4"
    )
    assert told in capsys.readouterr().out.splitlines()
    plain = edition(tmp_path / "plain", "年份,新增\n2019,130\n2020,128\n")
    assert interpretation_lines(plain, Translator("zh")) == []
    (entry,) = check_report(edition(tmp_path / "office", OFFICE.encode("utf-16")), Translator("zh").render)[
        "csv"
    ]
    assert (entry["encoding"], entry["separator"], entry["head_line"]) == ("UTF-16", "\t", 2)
    assert (entry["unit"], entry["converted"], entry["marked"]) == ("人", "万人", [4])
    assert entry["passed"] == [{"line": 1, "kind": "unit"}, {"line": 6, "kind": "note"}]


def _by_soffice(folder: Path, filters: dict[str, str]) -> dict[str, bytes]:
    """A sheet with title, unit, formats and notes, saved by a real program with each of the filters."""
    book = Workbook()
    sheet = book.create_sheet("就业", 0)
    for row in (["就业情况"], ["单位：人"], ["年份", "新增", "增速"], [2021, 1300000, -0.055],
                [2020, -1280000, 0.1], [2019, None, 0], ["注：2019年未公布，口径不同"]):  # fmt: skip
        sheet.append(row)
    for line in (4, 5, 6):
        sheet[f"B{line}"].number_format = "#,##0_);(#,##0)"
        sheet[f"C{line}"].number_format = "0.0%"
    book.save(folder / "jobs.xlsx")
    found = {}
    for name, kind in filters.items():
        (saved,) = convert([folder / "jobs.xlsx"], kind, folder / name)
        found[name] = saved.read_bytes()
    return found


def test_a_sheet_saved_by_a_spreadsheet_program_is_read_as_it_is_shown_there(tmp_path: Path) -> None:
    saved = _by_soffice(
        tmp_path,
        {
            # Separator, quotation mark, encoding (85: GB18030, 65535: UTF-16), as the cells are shown.
            "gb": "csv:Text - txt - csv (StarCalc):44,34,85,1,,0,false,true,false",
            "tabs": "csv:Text - txt - csv (StarCalc):9,34,65535,1,,0,false,true,false",
        },
    )
    encodings = set()
    for name, content in saved.items():
        assert b"\xe5\xb9\xb4" not in content  # 年 in UTF-8
        found = edition(tmp_path / f"briefing-{name}", content)
        assert rules(found) == []
        table = found.series["jobs"]
        assert table.x == ("2019", "2020", "2021") and table.columns[0].cells[0] == "…"
        assert [f"{v:f}" for v in table.columns[0].values[1:] if v is not None] == ["-128", "130"]
        encodings.add(table.interpretation.encoding)
    assert encodings == {"GB18030", "UTF-16"}
