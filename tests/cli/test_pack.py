"""A briefing is put into one file on the command line, and that file is taken wherever a folder is."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from cqbrief.briefing.loading.load import load_edition
from cqbrief.cli import main
from cqbrief.system import paths
from tests.support.sample import Mistake, write
from tests.support.seeded_mistakes import JOBS

TEMPLATE = paths.data() / "template"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def one(here: Path) -> Path:
    assert main.main(["pack", str(TEMPLATE), "-o", "reading.cqbrief"]) == 0
    return here / "reading.cqbrief"


def test_it_is_called_after_the_folder_and_says_its_edition(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["pack", str(TEMPLATE)]) == 0
    said = capsys.readouterr().out
    assert "template.cqbrief" in said and load_edition(TEMPLATE).fingerprint in said
    assert load_edition(here / "template.cqbrief").fingerprint == load_edition(TEMPLATE).fingerprint


def test_another_ending_is_refused_with_a_name_that_would_do(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["pack", str(TEMPLATE), "-o", "reading.zip"]) == 2
    assert "reading.zip.cqbrief" in capsys.readouterr().err
    assert not list(here.iterdir())


def test_a_briefing_with_errors_is_packed_only_when_that_is_asked_for(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(write(here / "wrong", Mistake(JOBS, "id: jobs\n", "id: jobs\n▶titel: 甲\n")))
    assert main.main(["pack", folder]) == 1
    said = capsys.readouterr().err
    assert "titel" in said and "--despite-errors" in said
    assert not (here / "wrong.cqbrief").exists()
    assert main.main(["pack", folder, "--despite-errors"]) == 1
    assert load_edition(here / "wrong.cqbrief").errors == load_edition(Path(folder)).errors


def test_where_it_cannot_be_written_what_was_there_stays(
    here: Path, one: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = one.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    assert main.main(["pack", "-o", str(one)]) == 2
    assert "reading.cqbrief" in capsys.readouterr().err
    assert one.read_bytes() == before and list(here.iterdir()) == [one]


def test_check_finds_the_same_in_it_as_in_the_folder(
    here: Path, one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["check", "--strict", str(one)]) == 0
    capsys.readouterr()
    reports = []
    for place in (one, TEMPLATE):
        main.main(["check", "--json", str(place)])
        reports.append(json.loads(capsys.readouterr().out))
    assert reports[0] == reports[1]


def test_a_problem_in_it_is_told_with_the_file_and_the_place_inside(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(here / "wrong", Mistake(JOBS, "id: jobs\n", "id: jobs\n▶titel: 甲\n"))
    main.main(["pack", "--despite-errors", str(folder)])
    capsys.readouterr()
    assert main.main(["check", "wrong.cqbrief"]) == 1
    assert capsys.readouterr().out.startswith(f"wrong.cqbrief/{JOBS}:2:1: ")


def test_a_damaged_one_is_told_in_a_sentence(
    here: Path, one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one.write_bytes(one.read_bytes()[:-100])
    assert main.main(["check", "reading.cqbrief", "--language", "zh"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("reading.cqbrief: 错误: “reading.cqbrief”") and "[one-file-damaged]" in said


def test_editions_are_compared_whether_packed_or_not(
    here: Path, one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["compare", "--json", str(one), str(TEMPLATE)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["old"]["fingerprint"] == found["new"]["fingerprint"]
    assert found["old"]["folder"] == str(one)


def test_figures_are_exported_from_it(here: Path, one: Path) -> None:
    assert main.main(["export", str(one), "-o", "figures.xlsx", "--charts", "charts"]) == 0
    sheet = openpyxl.load_workbook("figures.xlsx").worksheets[0]
    assert sheet.max_row == len(load_edition(TEMPLATE).figures) + 1
    assert list((here / "charts").glob("*.svg"))


def test_pages_made_from_it_are_called_after_it_and_name_it_in_the_colophon(here: Path, one: Path) -> None:
    assert main.main(["print", str(one)]) == 0
    pages = PdfReader(here / "reading-briefing.pdf").pages
    text = "".join(page.extract_text() for page in pages)
    assert "reading.cqbrief" in text and load_edition(TEMPLATE).fingerprint in text


def test_its_pages_are_drawn_into_pictures(here: Path, one: Path) -> None:
    assert main.main(["pictures", str(one), "-o", "pages"]) == 0
    assert len(list((here / "pages").glob("*.png"))) == 2


def test_it_can_be_packed_again_and_stays_the_same(here: Path, one: Path) -> None:
    assert main.main(["pack", str(one), "-o", "again.cqbrief"]) == 0
    assert (here / "again.cqbrief").read_bytes() == one.read_bytes()


def test_a_folder_whose_name_ends_like_one_is_a_folder(here: Path) -> None:
    shutil.copytree(TEMPLATE, here / "folder.cqbrief")
    assert main.main(["check", "--strict", "folder.cqbrief"]) == 0
    assert not load_edition(here / "folder.cqbrief").one_file
