"""Full disks, folders that may not be written to, a program that is killed: nothing is half-written."""

from __future__ import annotations

import os
import resource
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cqbrief.cards.view_context import ViewContext
from cqbrief.system import atomic_write, paths
from cqbrief.window.print_preview import PrintPreviewDialog
from cqbrief.window.settings import Settings
from tests.support import editions, kill
from tests.support.process import call_cqbrief

ROOT = paths.resources().parent
ROOM = 1000
"""Bytes that a file may have on the disk that is full: less than each of a small briefing."""
SMALL = str(paths.data() / "template")

WRITING = {
    "pdf": (("print", SMALL, "-o", "out.pdf"), "out.pdf"),
    "workbook": (("export", SMALL, "-o", "out.xlsx"), "out.xlsx"),
    "table": (("export", SMALL, "-o", "out.csv"), "out.csv"),
    "text": (("export", SMALL, "-o", "out.md"), "out.md"),
    "charts": (("export", SMALL, "--charts", "out"), "out"),
    "pictures": (("pictures", SMALL, "-o", "out"), "out"),
}


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """This process may write no more than `size` bytes into a file."""
    most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # Else what it may not write would be its own bytecode.
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
        sys.dont_write_bytecode = before


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("kind", WRITING)
def test_a_disk_that_fills_up_leaves_what_was_there_and_is_told(tmp_path: Path, kind: str) -> None:
    arguments, name = WRITING[kind]
    target = tmp_path / name
    if target.suffix:
        target.write_bytes(b"older")
    with files_of_at_most(ROOM):
        done = call_cqbrief(*arguments, "--language", "en", folder=tmp_path)
    assert done.returncode == 2
    assert "cannot write" in done.stderr and "Traceback" not in done.stderr
    if target.suffix:
        assert target.read_bytes() == b"older"
        assert list(tmp_path.iterdir()) == [target]
    else:
        assert [file for file in target.rglob("*") if file.stat().st_size >= ROOM] == []


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("kind", WRITING)
def test_a_folder_that_may_not_be_written_to_is_told(kind: str, tmp_path: Path) -> None:
    arguments, name = WRITING[kind]
    # Not even the administrator may write there.
    done = call_cqbrief(*arguments[:-1], f"/sys/{name}", "--language", "en", folder=tmp_path)
    assert done.returncode == 2
    assert "/sys" in done.stderr and "Traceback" not in done.stderr


def test_in_the_window_a_full_disk_is_told_and_the_preview_stays(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"older")
    context: ViewContext = editions.context(paths.data() / "template")
    preview = PrintPreviewDialog(context, Settings())
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(lambda: bool(preview.pages.pages), timeout=20_000)
    with files_of_at_most(ROOM):
        preview.save_into(target)
        qtbot.waitUntil(preview.save_button.isEnabled, timeout=20_000)
    assert str(target) in preview.status.text()
    assert preview.isVisible()
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_settings_that_cannot_be_written_are_as_they_were(home: Path) -> None:
    settings = Settings()
    settings.zoom = 1.25
    # Qt writes what is set there and here into one file.
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cqbrief", "cqbrief")
    store.sync()
    file = Path(store.fileName())
    before = file.read_bytes()
    with files_of_at_most(10):
        settings.recent = [Path("/" + "a" * 500)]
        store.sync()
    assert file.read_bytes() == before
    assert settings.zoom == 1.25


def test_what_a_killed_program_left_does_not_keep_the_next_from_writing(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    beside = target.with_name(f".cqbrief-{os.getpid()}.pdf")
    beside.write_bytes(b"half")
    atomic_write.write_whole(target, b"whole")
    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("kind", kill.KINDS)
def test_a_program_that_is_killed_while_it_writes_leaves_whole_files(kind: str) -> None:
    """A few rounds; `tests/support/kill.py` does a hundred."""
    assert kill.rounds(kind, 3) == []


@pytest.mark.parametrize("kind", kill.LEAVING)
def test_what_killed_programs_left_is_gone_after_the_next(kind: str) -> None:
    assert kill.leavings(kind, 4)[0] == []


@pytest.mark.usefixtures("qapp")
def test_a_briefing_that_vanishes_while_pages_are_drawn_is_printed_as_it_was_read(tmp_path: Path) -> None:
    folder = tmp_path / "briefing"
    shutil.copytree(paths.built_in_briefing(), folder)
    from cqbrief.briefing.loading.load import load_edition
    from tests.support.paper import print_pages

    edition = load_edition(folder)
    shutil.rmtree(folder)
    assert print_pages(edition).sheets.pages > 5
