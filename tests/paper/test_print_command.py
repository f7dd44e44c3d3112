"""`cqbrief print`: what it writes, says and answers; first as a process of its own, which has no display."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdf
import pytest

from cqbrief.paper.profile import profiles
from cqbrief.system import paths
from tests.support import sample
from tests.support.process import call_cqbrief, run_cqbrief


def run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return call_cqbrief("print", *arguments, folder=folder)


def test_it_prints_the_built_in_briefing_without_a_display_and_leaves_no_temporary_file(
    tmp_path: Path,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    variables = {"TMPDIR": str(temporary)}
    done = run_cqbrief("print", "-o", "out.pdf", folder=tmp_path, variables=variables)
    assert (done.returncode, done.stderr) == (0, "")
    count = len(pypdf.PdfReader(tmp_path / "out.pdf").pages)
    assert done.stdout == f"out.pdf：共 {count} 页\n"
    assert list(temporary.iterdir()) == []


def test_wrong_usage_of_the_process_answers_2(tmp_path: Path) -> None:
    done = run_cqbrief("print", "--profile", "poster", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "poster" in done.stderr and "Traceback" not in done.stderr


def test_without_a_name_the_file_is_named_after_folder_and_profile(tmp_path: Path) -> None:
    done = run("--profile", "summary", "--grey", "--archive", folder=tmp_path)
    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["chongqing-2021-summary.pdf"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--profile", "poster"), "poster"),
        (("--themes", "9"), "9"),
        (("--themes", "all"), "1,3-5"),
        (("--profile", "slides", "--paper", "a4"), "slides"),
        (("-o", "/missing/out.pdf"), "/missing/out.pdf"),
        (("-o", "/"), "/"),
        (("-o", "out.docx"), "out.pdf"),
        (("-o", "out"), "out.pdf"),
    ],
)
def test_wrong_usage_answers_2_and_says_what_was_wrong(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    # The template is read faster than the built-in briefing.
    done = run(paths.data() / "template", *arguments, folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_briefing_with_errors_is_printed_only_on_request(tmp_path: Path) -> None:
    mistake = sample.Mistake("themes/2-people.yaml", "value: 近500万个", "value: 近600万个")
    folder = sample.write(tmp_path / "wrong", mistake)
    out = tmp_path / "out.pdf"
    refused = run(folder, "-o", out, folder=tmp_path)
    assert refused.returncode == 1
    assert "2-people.yaml:7:12" in refused.stderr and "--despite-errors" in refused.stderr
    assert not out.exists()
    done = run(folder, "-o", out, "--despite-errors", folder=tmp_path)
    assert done.returncode == 1
    assert len(pypdf.PdfReader(out).pages) > 1


def test_a_briefing_of_which_no_theme_can_be_read_is_not_printed_even_on_request(tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "wrong")
    for file in (folder / "themes").iterdir():
        file.write_text("\tid: x\n", encoding="utf-8")
    done = run(folder, "-o", tmp_path / "out.pdf", "--despite-errors", folder=tmp_path)
    assert done.returncode == 1
    assert "themes/1-jobs.yaml:1:1" in done.stderr
    assert not (tmp_path / "out.pdf").exists()


def test_a_folder_that_is_not_there_answers_1_like_check(tmp_path: Path) -> None:
    done = run(tmp_path / "nothing", folder=tmp_path)
    assert done.returncode == 1
    assert "nothing" in done.stderr


def test_characters_without_a_glyph_are_named_on_the_terminal(tmp_path: Path) -> None:
    mistake = sample.Mistake("themes/2-people.yaml", "role: 工人", "role: 工人\U0001f600")
    folder = sample.write(tmp_path / "rare", mistake)
    done = run(folder, "-o", tmp_path / "out.pdf", folder=tmp_path)
    assert done.returncode == 0
    assert "U+1F600" in done.stderr


def test_the_help_names_every_profile(tmp_path: Path) -> None:
    done = run("--help", folder=tmp_path)
    assert done.returncode == 0
    assert all(f" {name} " in done.stdout for name in profiles())
