"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cqbrief.system import atomic_write
from tests.support.process import run_python


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    atomic_write.write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        atomic_write.write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def refused(*_: object, **__: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_where_a_nameless_file_gets_no_name_it_is_written_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "link", refused)
    atomic_write.write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_appears_beside_meanwhile_never_takes_the_targets_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, other = tmp_path / "a.pdf", tmp_path / f".cqbrief-{os.getpid()}.pdf"
    target.write_bytes(b"old")
    fsync = os.fsync

    def meanwhile(file: int) -> None:
        other.write_bytes(b"of somebody else")
        fsync(file)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(FileExistsError):
        atomic_write.write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert other.read_bytes() == b"of somebody else"


def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    atomic_write.write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        atomic_write.write_whole(tmp_path, b"new")


def test_a_pipe_is_written_to_directly() -> None:
    code = "import sys; from pathlib import Path; from cqbrief.system import atomic_write; "
    code += "atomic_write.write_whole(Path('/dev/stdout'), b'through the pipe')"
    done = run_python(code)
    assert (done.stdout, done.stderr) == ("through the pipe", "")
