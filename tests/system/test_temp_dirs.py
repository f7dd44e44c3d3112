"""Folders for a while are this user's alone, and gone when their program is, however it ended."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cqbrief.system import paths
from cqbrief.system.temp_dirs import TempDir, remove_leftovers

ROOT = paths.resources().parent


def test_it_is_there_until_it_is_closed(tmp_path: Path) -> None:
    made = TempDir("cq-", tmp_path)
    (made.folder / "file").touch()
    made.close()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_cleared_away_only_when_the_program_that_made_it_is_gone(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from cqbrief.system.temp_dirs import TempDir; "
        "made = TempDir('cq-', Path(sys.argv[1])); print(made.folder, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    programs = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(2)
    ]
    folders = [Path(program.stdout.readline().strip()) for program in programs if program.stdout]
    assert [folder.is_dir() for folder in folders] == [True, True]
    for number, program in enumerate(programs):
        with program:
            program.kill()
        TempDir("cq-", tmp_path).close()
        assert [folder.is_dir() for folder in folders] == [False, number == 0]
    assert list(tmp_path.iterdir()) == []


def test_nobody_else_may_look_into_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        made = TempDir("cq-", tmp_path)
    finally:
        os.umask(before)
    assert made.folder.stat().st_mode & 0o777 == 0o700
    made.close()


def test_what_is_not_provably_left_by_us_stays(tmp_path: Path) -> None:
    made = TempDir("cq-", tmp_path)
    _, computer, process, _ = made.folder.name.split("-")
    gone = _number_of_a_process_that_is_gone()
    other = "0" * 8 if computer != "0" * 8 else "1" * 8
    outside = tmp_path / "outside"
    names = ["outside", f"cq-{other}-{gone}-abcdefgh", f"cq-{computer}-{process}-abcdefgh", "cq-more",
             f"cq-{computer}-{gone}", f"qc-{computer}-{gone}-abcdefgh"]  # fmt: skip
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "kept").touch()
    (tmp_path / f"cq-{computer}-{gone}-link").symlink_to(outside)
    (tmp_path / f"cq-{computer}-{gone}-file").touch()
    (tmp_path / f"cq-{computer}-{gone}-left").mkdir()
    before = set(os.listdir(tmp_path))
    remove_leftovers("cq-", tmp_path)
    assert before - set(os.listdir(tmp_path)) == {f"cq-{computer}-{gone}-left"}
    assert all((tmp_path / name / "kept").exists() for name in names)


def test_what_another_user_left_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, computer, _, _ = TempDir("cq-", tmp_path).folder.name.split("-")
    left = tmp_path / f"cq-{computer}-{_number_of_a_process_that_is_gone()}-left"
    left.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(os, "getuid", lambda: left.stat().st_uid + 1)
        remove_leftovers("cq-", tmp_path)
        assert left.exists()
    remove_leftovers("cq-", tmp_path)
    assert not left.exists()


def _number_of_a_process_that_is_gone() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid
