"""A briefing read in a second process is the same as one read here, whatever becomes of that process."""

from __future__ import annotations

import io
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cqbrief.app.startup import preload
from cqbrief.app.startup.preload import PreloadProcess
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading import load
from cqbrief.briefing.loading.load import load_edition
from cqbrief.system import paths
from tests.support import editions
from tests.support.sample import Mistake, write


def preloaded(folder: Path) -> Edition:
    process = PreloadProcess()
    process.read(folder)
    return process.edition()


@pytest.fixture
def only_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read in this process."""

    def fail(_: Path) -> Edition:
        raise AssertionError("read here")

    monkeypatch.setattr(load, "load_edition", fail)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that were started by this one, in order."""
    processes: list[subprocess.Popen[bytes]] = []

    class Recorded(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            processes.append(self)

    monkeypatch.setattr(subprocess, "Popen", Recorded)
    return processes


@pytest.mark.usefixtures("only_there")
@pytest.mark.parametrize("folder", editions.folders(large=False), ids=lambda folder: folder.name)
def test_it_is_the_edition_that_is_read_here(folder: Path) -> None:
    assert preloaded(folder) == load_edition(folder)


@pytest.mark.usefixtures("only_there")
def test_its_problems_are_the_same(tmp_path: Path) -> None:
    folder = write(tmp_path, Mistake("themes/1-jobs.yaml", "minutes: 2.5", "minutes: 两分钟"))
    assert preloaded(folder) == load_edition(folder)
    assert load_edition(folder).errors


@pytest.mark.usefixtures("only_there")
def test_a_folder_named_relative_to_the_current_one_keeps_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert preloaded(Path("nowhere")) == load_edition(Path("nowhere"))


@pytest.mark.usefixtures("only_there")
def test_nothing_that_lies_in_the_current_folder_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "yaml.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert preloaded(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())


@pytest.mark.usefixtures("only_there")
def test_the_program_may_lie_in_a_folder_with_a_colon_in_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a:b").symlink_to(paths.resources().parent)
    monkeypatch.setattr(preload, "_PACKAGES", str(tmp_path / "a:b"))
    assert preloaded(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())


def test_where_the_second_process_fails_the_briefing_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert preloaded(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())


def test_where_no_second_process_can_be_started_the_briefing_is_read_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert preloaded(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())


def test_it_is_read_too_where_the_system_forgets_how_processes_ended() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert preloaded(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())
        PreloadProcess().forget()
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_ctrl_c_while_the_edition_is_waited_for_leaves_no_process(
    started: list[subprocess.Popen[bytes]],
) -> None:
    class Interrupted(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise KeyboardInterrupt

    preload = PreloadProcess()
    (process,) = started
    preload.read(paths.built_in_briefing())
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = Interrupted()
    with pytest.raises(KeyboardInterrupt):
        preload.edition()
    assert process.returncode is None
    preload.forget()
    assert process.returncode is not None


def test_one_that_is_not_needed_is_gone_afterwards(started: list[subprocess.Popen[bytes]]) -> None:
    PreloadProcess().forget()
    assert [process.returncode for process in started] == [-signal.SIGKILL]


def test_where_none_is_wanted_none_is_started(started: list[subprocess.Popen[bytes]]) -> None:
    preload = PreloadProcess(wanted=False)
    preload.read(paths.built_in_briefing())
    assert preload.edition() == load_edition(paths.built_in_briefing())
    assert started == []


def test_what_was_written_by_halves_is_read_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    half = pickle.dumps(load_edition(paths.built_in_briefing()))[:-1000]
    (tmp_path / "half").write_bytes(half)
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\ncat > /dev/null; cat '{tmp_path / 'half'}'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    assert preloaded(paths.built_in_briefing()) == load_edition(paths.built_in_briefing())


def test_the_second_process_says_nothing_and_ends_when_nobody_asks() -> None:
    command = [sys.executable, "-c", f"from {preload.__name__} import main; main()"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
