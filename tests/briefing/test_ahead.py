"""A briefing read in a second process is the same as one read here, whatever becomes of that process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cqbrief.app.startup import preload
from cqbrief.app.startup.preload import PreloadProcess
from cqbrief.briefing.loading.load import load_edition
from cqbrief.system import paths
from tests import desk
from tests.briefing.briefings import Mistake, write


def read_ahead(folder: Path) -> object:
    reading = PreloadProcess()
    reading.read(folder)
    return reading.edition()


def received(folder: Path) -> object:
    """What the second process hands over; None where it would be read here instead."""
    reading = PreloadProcess()
    reading.read(folder)
    return reading._received()


@pytest.mark.parametrize("folder", desk.briefings(large=False), ids=lambda folder: folder.name)
def test_it_is_the_edition_that_is_read_here(folder: Path) -> None:
    assert received(folder) == load_edition(folder)


def test_its_problems_are_the_same(tmp_path: Path) -> None:
    folder = write(tmp_path, Mistake("themes/1-jobs.yaml", "minutes: 2.5", "minutes: 两分钟"))
    assert received(folder) == load_edition(folder)
    assert load_edition(folder).errors


def test_a_folder_named_relative_to_the_current_one_keeps_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert received(Path("nowhere")) == load_edition(Path("nowhere"))


def test_nothing_that_lies_in_the_current_folder_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "yaml.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert received(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())


def test_the_program_may_lie_in_a_folder_with_a_colon_in_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a:b").symlink_to(paths.resources().parent)
    monkeypatch.setattr(preload, "_PACKAGES", str(tmp_path / "a:b"))
    assert received(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())


def test_where_the_second_process_fails_the_briefing_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert read_ahead(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())


def test_where_no_second_process_can_be_started_the_briefing_is_read_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert read_ahead(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())


def test_it_is_read_too_where_the_system_forgets_how_processes_ended() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert read_ahead(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())
        PreloadProcess().forget()
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_ctrl_c_while_the_edition_is_waited_for_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: PreloadProcess) -> bool:
        raise KeyboardInterrupt

    reading = PreloadProcess()
    process = reading._process
    reading.read(paths.built_in_briefing())
    with monkeypatch.context() as patch:
        patch.setattr(PreloadProcess, "_ended", interrupted)
        with pytest.raises(KeyboardInterrupt):
            reading.edition()
    reading.forget()
    with pytest.raises(ChildProcessError):
        os.waitpid(process, 0)


def test_one_that_is_not_needed_is_gone_afterwards() -> None:
    reading = PreloadProcess()
    process = reading._process
    reading.forget()
    with pytest.raises(ChildProcessError):
        os.waitpid(process, 0)


def test_the_second_process_says_nothing_and_ends_when_nobody_asks() -> None:
    command = [sys.executable, "-c", f"from {preload.__name__} import main; main()"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
