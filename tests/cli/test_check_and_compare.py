"""Sums, explanations and other editions on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pypdf
import pytest

from cqbrief.cli import main
from cqbrief.system import paths


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The template with ten reading points more."""
    folder = tmp_path / "newer"
    shutil.copytree(paths.data() / "template", folder)
    for file in (folder / "sources" / "report.md", folder / "themes" / "1-reading.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("36个", "46个"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["chongqing-2021", "template"])
def test_the_briefings_that_come_along_pass_the_strict_check(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["check", "--strict", str(paths.data() / name)]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_the_ledger_is_printed_with_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["check", "--ledger", "--language", "zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1-02  完成全年目标  75.1 ÷ 60 = 125.17% ≈ 125.2% ✓（在125.08%到125.25%之间）"
    assert len(lines) == 7


def test_the_ledger_is_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["check", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["ledger"][0]
    assert first == {
        "figure": "target_attained", "kind": "check", "formula": "new_jobs / jobs_target",
        "written": "75.1 ÷ 60", "result": "125.17%", "low": "125.08%", "high": "125.25%",
        "printed": "125.2%", "verdict": "agrees", "reason": None,
    }  # fmt: skip


@pytest.mark.parametrize(("language", "words"), [("zh", "百分点"), ("en", "percentage points")])
def test_a_rule_is_explained(language: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["check", "--explain", "percent-for-points", "--language", language]) == 0
    out = capsys.readouterr().out
    assert out.startswith("percent-for-points\n") and words in out


def test_an_unknown_rule_is_answered_with_the_nearest_and_with_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.main(["check", "--explain", "percent-for-point", "--language", "en"]) == 2
    err = capsys.readouterr().err
    assert "Did you mean “percent-for-points”?" in err and "impossible-date" in err


def test_two_editions_are_compared(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = str(paths.data() / "template")
    assert main.main(["compare", old, str(newer), "--language", "zh"]) == 0
    out = capsys.readouterr().out
    assert "36个 → 46个  +27.8%" in out
    assert "27个† → 37个†  +37.0%" in out
    assert "变动2，新增0，删去0，改写0，未变2" in out


def test_two_editions_are_compared_as_json(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["compare", str(paths.data() / "template"), str(newer), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [(change["id"], change["old"], change["new"]) for change in report["changes"]] == [
        ("reading_points", "36个", "46个"),
        ("points_last_year", "27个", "37个"),
    ]


def test_the_changes_are_printed_as_pages(newer: Path, tmp_path: Path) -> None:
    target = tmp_path / "changes.pdf"
    old = str(paths.data() / "template")
    assert main.main(["compare", old, str(newer), "--language", "zh", "-o", str(target)]) == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    assert "36个 → 46个" in text and "+27.8%" in text and "变动的数字" in text


def test_a_target_that_cannot_be_written_is_told(newer: Path, tmp_path: Path) -> None:
    old = str(paths.data() / "template")
    assert main.main(["compare", old, str(newer), "-o", str(tmp_path)]) == 2


def test_changes_are_not_written_under_a_name_that_is_no_pdf(newer: Path, tmp_path: Path) -> None:
    old = str(paths.data() / "template")
    assert main.main(["compare", old, str(newer), "-o", str(tmp_path / "changes.docx")]) == 2
    assert not (tmp_path / "changes.docx").exists()


@pytest.mark.parametrize("given", [[], ["only-one"]])
def test_comparing_takes_two_folders(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["compare", *given, "--language", "en"]) == 2
    assert "two folders" in capsys.readouterr().err


def test_an_edition_with_errors_is_not_compared(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (newer / "sources" / "report.md").unlink()
    assert main.main(["compare", str(paths.data() / "template"), str(newer), "--language", "en"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "report.md" in captured.err and "cannot be compared" in captured.err
