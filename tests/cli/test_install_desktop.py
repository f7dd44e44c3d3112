"""The program is put into a user's menu, seen there by the desktop's own tools, and taken away again."""

from __future__ import annotations

import configparser
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.saving.packing import pack
from cqbrief.briefing.storage.package import MIME_TYPE
from cqbrief.cli import desktop_entry, install_desktop, main
from cqbrief.i18n.translator import Translator
from cqbrief.system import paths
from tests.support.programs import system_program

PROGRAM = "a b$HOME`x`\"'\\c/cqbrief"
"""Where a user may well not have it, but could."""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that writes what it was given beside what it was given, in a folder with a difficult name."""
    file = tmp_path / PROGRAM
    file.parent.mkdir()
    file.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$1.given"\n')
    file.chmod(0o755)
    return file


@pytest.fixture
def data(home: Path) -> Path:
    """Where the user's own entries are; the system's are found as on every desktop."""
    return home / "data"


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A one-file briefing."""
    file = tmp_path / "一份 简报.cqbrief"
    file.write_bytes(pack(load_edition(paths.data() / "template")))
    return file


def tool(name: str, *given: str | Path) -> str:
    """What a program of the desktop answers; it must succeed."""
    found = system_program(name)
    environment = {**os.environ, "XDG_CURRENT_DESKTOP": "GNOME", "LANGUAGE": "C"}
    done = subprocess.run(
        [found, *given], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout


def installed(program: Path, monkeypatch: pytest.MonkeyPatch, *given: str) -> int:
    monkeypatch.setattr(sys, "argv", [str(program)])
    return main.main(["install-desktop", *given])


def test_the_desktop_finds_the_menu_entry_correct(
    program: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert installed(program, monkeypatch) == 0
    assert "warning" not in capsys.readouterr().err
    assert tool("desktop-file-validate", "--warn-kde", data / desktop_entry.ENTRY) == ""


@pytest.mark.parametrize("content", ["packed", "zipped by hand"])
def test_a_one_file_briefing_is_known_by_its_ending_and_opened_by_the_program(
    content: str, program: Path, one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content == "zipped by hand":
        with zipfile.ZipFile(one, "w") as archive:
            archive.writestr("briefing.yaml", "cqbrief: 1\n")
    assert installed(program, monkeypatch) == 0
    assert tool("xdg-mime", "query", "filetype", one).strip() == MIME_TYPE
    assert tool("xdg-mime", "query", "default", MIME_TYPE).strip() == "cqbrief.desktop"
    assert "cqbrief.desktop" in tool("gio", "mime", MIME_TYPE)


def test_it_is_known_by_its_content_too_whatever_it_is_called(
    program: Path, one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installed(program, monkeypatch) == 0
    renamed = one.rename(one.with_name("attachment"))
    assert MIME_TYPE in tool("gio", "info", "--attributes=standard::content-type", renamed)


def test_a_double_click_starts_the_program_with_the_file_wherever_both_are(
    program: Path, data: Path, one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installed(program, monkeypatch) == 0
    # What is started holds the end of the pipe that `tool` reads until it is closed.
    tool("gio", "launch", data / desktop_entry.ENTRY, one)
    assert one.with_name(f"{one.name}.given").read_text(encoding="utf-8") == f"{one}\n"


def test_menu_entry_and_file_type_are_said_in_both_languages(
    program: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installed(program, monkeypatch) == 0
    entry = configparser.RawConfigParser(delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(data / desktop_entry.ENTRY, encoding="utf-8")
    keys = entry["Desktop Entry"]
    for name in ("Name", "GenericName", "Comment", "Keywords"):
        assert keys[name].isascii() and not keys[f"{name}[zh]"].isascii()
    assert keys["Icon"] == "cqbrief" and keys["MimeType"] == f"{MIME_TYPE};"


def test_the_icon_is_there_in_every_size_and_is_the_programs_own(
    program: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installed(program, monkeypatch) == 0
    theme = data / "icons" / "hicolor"
    assert (theme / "scalable/apps/cqbrief.svg").read_bytes() == (
        paths.resources() / "icons" / "cqbrief.svg"
    ).read_bytes()
    for size in (16, 22, 24, 32, 48, 64, 128, 256):
        image = QImage(str(theme / f"{size}x{size}/apps/cqbrief.png"))
        assert (image.width(), image.height(), image.hasAlphaChannel()) == (size, size, True)
        middle = image.pixelColor(size // 2, round(size * 0.9))
        assert middle.name() == "#12436d"


def everything(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_doing_it_again_changes_nothing_and_mends_what_was_broken(
    program: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installed(program, monkeypatch) == 0
    first = everything(data)
    (data / desktop_entry.ENTRY).write_text("broken")
    (data / desktop_entry.FILE_TYPE).unlink()
    assert installed(program, monkeypatch) == 0
    assert everything(data) == first
    assert stat.S_IMODE((data / desktop_entry.ENTRY).stat().st_mode) & 0o444


def test_removing_leaves_nothing_of_it_and_everything_of_others(
    program: Path, data: Path, one: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = data / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]\nType=Application\nName=Other\nExec=true\nMimeType=text/plain;\n")
    assert installed(program, monkeypatch) == 0
    assert installed(program, monkeypatch, "--remove") == 0
    left = everything(data).items()
    assert not [file for file, content in left if "cqbrief" in file.name or b"cqbrief" in content]
    assert other.exists()
    assert tool("xdg-mime", "query", "filetype", one).strip() != MIME_TYPE
    capsys.readouterr()
    assert installed(program, monkeypatch, "--remove", "--language", "en") == 0
    assert capsys.readouterr().out == "There was nothing to remove.\n"


def test_where_the_desktops_programs_are_missing_the_files_are_put_and_that_is_said(
    program: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert installed(program, monkeypatch) == 0
    assert "update-mime-database" in capsys.readouterr().err
    assert (data / desktop_entry.ENTRY).exists() and (data / desktop_entry.FILE_TYPE).exists()


def test_a_place_that_cannot_be_written_is_told(
    program: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_text("a file where the folder should be")
    assert installed(program, monkeypatch) == 2
    assert str(data) in capsys.readouterr().err


def test_a_program_that_is_not_installed_says_how_to_install_it(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # The python3 of the system: it knows nothing of the program.
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert installed(tmp_path / "__main__.py", monkeypatch) == 2
    assert "pip install" in capsys.readouterr().err
    assert not data.exists()


def test_elsewhere_than_on_linux_it_is_refused(
    program: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert install_desktop.run(install_desktop.InstallOptions(), Translator("en")) == 2
    assert "Linux" in capsys.readouterr().err
    assert not data.exists()


def test_what_begins_a_field_in_a_desktop_entry_is_doubled() -> None:
    assert desktop_entry.exec_line(["/opt/100%/cqbrief", "-P"]) == "/opt/100%%/cqbrief -P"


def test_the_users_folder_is_the_one_that_the_desktop_reads(home: Path) -> None:
    assert desktop_entry.data_home({"XDG_DATA_HOME": "/somewhere"}) == Path("/somewhere")
    for nothing in ({}, {"XDG_DATA_HOME": ""}, {"XDG_DATA_HOME": "relative"}):
        assert desktop_entry.data_home(nothing) == home / ".local" / "share"


def test_the_command_is_the_bundle_itself_where_the_program_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert desktop_entry.own_command() == [sys.executable]
