"""`cqbrief present`: what was asked for wrongly is told in clear words, and the talk goes on where it can."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cqbrief.system import paths
from tests.support.process import CQBRIEF, ROOT, environment, run_cqbrief

SMALL = str(paths.data() / "template")


def present(*arguments: str, platform: str = "offscreen") -> subprocess.CompletedProcess[str]:
    command = ("present", "--language", "en", *arguments)
    return run_cqbrief(*command, folder=ROOT, variables={"QT_QPA_PLATFORM": platform})


def test_a_theme_that_does_not_exist_is_wrong_usage() -> None:
    done = present(SMALL, "--theme", "9")
    assert done.returncode == 2
    assert "there is no theme 9; the briefing has 1 theme" in done.stderr


def test_a_folder_that_does_not_exist_is_told() -> None:
    done = present("nowhere")
    assert done.returncode == 1
    assert "There is no folder" in done.stderr and "Traceback" not in done.stderr


def test_without_a_display_it_says_so_and_names_a_way_out() -> None:
    done = present(platform="xcb")
    assert done.returncode == 2
    assert "there is no display to present on" in done.stderr and "--profile slides" in done.stderr


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A briefing with one error that leaves it readable."""
    folder = tmp_path / "briefing"
    shutil.copytree(paths.data() / "template", folder)
    theme = folder / "themes" / "1-reading.yaml"
    theme.write_text(theme.read_text(encoding="utf-8") + "\nbogus: 1\n", encoding="utf-8")
    return folder


def test_a_briefing_with_errors_is_not_presented_unless_told_so(broken: Path) -> None:
    done = present(str(broken))
    assert done.returncode == 1
    assert "themes/1-reading.yaml:" in done.stderr and "--despite-errors" in done.stderr


@pytest.mark.parametrize("arguments", [("--screen", "HDMI-9"), ("--rehearse",), ("--window",)])
def test_a_show_runs_until_it_is_ended(arguments: tuple[str, ...]) -> None:
    running = subprocess.Popen(
        [*CQBRIEF, "present", SMALL, "--language", "en", *arguments],
        cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert running.stderr is not None
        said = running.stderr.readline()
        if arguments[0] == "--screen":
            assert "there is no screen “HDMI-9”; there are: " in said
        else:
            assert said.startswith("This plugin does not support")  # a window was opened
        assert running.poll() is None
    finally:
        running.terminate()
        running.communicate()
