"""`cqbrief export`: what it writes, says and answers; first as a process of its own, which has no display."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cqbrief.export.formats import FORMATS
from tests.support import editions, sample
from tests.support.process import call_cqbrief, run_cqbrief


def run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return call_cqbrief("export", *arguments, folder=folder)


def test_charts_are_drawn_without_a_display(tmp_path: Path) -> None:
    done = run_cqbrief("export", "--charts", "charts", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert {file.suffix for file in (tmp_path / "charts").iterdir()} == {".png", ".svg"}


def test_wrong_usage_of_the_process_answers_2(tmp_path: Path) -> None:
    done = run_cqbrief("export", "-o", "out.doc", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".xlsx" in done.stderr and "Traceback" not in done.stderr


def test_figures_are_written_into_the_file_that_is_named(tmp_path: Path) -> None:
    for ending in FORMATS:
        name = f"out{ending}"
        done = run("-o", name, "--language", "en", folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"{name}: {len(editions.edition().figures)} figures\n"
        assert (tmp_path / name).stat().st_size > 1000


def test_the_help_says_what_each_ending_stands_for(tmp_path: Path) -> None:
    shown = run("--help", "--language", "en", folder=tmp_path).stdout
    lines = [line.split() for line in shown.splitlines()]
    for entry in FORMATS.values():
        assert [entry.ending, *entry.purpose.partition("\n")[0].split()] in lines


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--charts"),
        (("-o", "out.doc"), ".xlsx"),
        (("-o", "/missing/out.csv"), "/missing/out.csv"),
        (("-o", "out.md", "--charts", "/dev/null/charts"), "/dev/null/charts"),
    ],
)
def test_wrong_usage_answers_2_and_says_what_was_wrong(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_briefing_with_errors_is_exported_only_on_request(tmp_path: Path) -> None:
    mistake = sample.Mistake("themes/2-people.yaml", "value: 近500万个", "value: 近600万个")
    folder = sample.write(tmp_path / "wrong", mistake)
    refused = run(folder, "-o", "out.csv", folder=tmp_path)
    assert refused.returncode == 1
    assert "2-people.yaml:7:12" in refused.stderr and "--despite-errors" in refused.stderr
    assert not (tmp_path / "out.csv").exists()
    done = run(folder, "-o", "out.csv", "--despite-errors", folder=tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "out.csv").exists()


def test_a_folder_that_is_not_there_answers_1_even_despite_errors(tmp_path: Path) -> None:
    done = run(tmp_path / "nothing", "-o", "out.md", "--despite-errors", folder=tmp_path)
    assert done.returncode == 1
    assert "nothing" in done.stderr
    assert not (tmp_path / "out.md").exists()


def test_a_text_that_no_cell_holds_is_said_on_the_terminal(tmp_path: Path) -> None:
    long = sample.Mistake("themes/1-jobs.yaml", "label: 全年目标", f"label: {'长' * 33_000}")
    folder = sample.write(tmp_path / "long", long)
    done = run(folder, "-o", "out.csv", "--language", "en", folder=tmp_path)
    assert done.returncode == 0
    assert done.stderr.startswith("cqbrief: warning: ") and "1-02 Indicator" in done.stderr
