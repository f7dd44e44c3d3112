"""`cqbrief install-desktop`: menu entry, icon and file type for this user, by freedesktop.org's rules.

Desktop Entry 1.4, Icon Theme 0.13, Shared MIME-info 0.21 and XDG Base Directory 0.8.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QGuiApplication

from cqbrief.cli.terminal import FINE, refuse, say
from cqbrief.i18n.os_errors import reason
from cqbrief.i18n.translator import Translator
from cqbrief.look import icons
from cqbrief.system import paths
from cqbrief.system.atomic_write import write_whole

ENTRY = Path("applications/cqbrief.desktop")
FILE_TYPE = Path("mime/packages/cqbrief.xml")
_ICONS = Path("icons/hicolor")
_ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
"""What hicolor's index names and desktops ask for."""
_UPDATES = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))
"""Programs that make desktops notice, and the folder that each is given; Debian: shared-mime-info and
desktop-file-utils."""


def run(options: argparse.Namespace, tr: Translator) -> int:
    """Install for this user, or remove; the exit code. What was done is said on the terminal."""
    if not sys.platform.startswith("linux"):
        return refuse(tr.text("this is for desktops on Linux; elsewhere open the program by its command"))
    base = data_home(os.environ)
    try:
        if options.remove:
            done = remove(base)
        else:
            command = own_command()
            if command is None:
                folder = Path(__file__).resolve().parents[2]
                return refuse(
                    tr.text("the program is not installed, so no desktop could start it"),
                    tr.text("install it: {command}", command=f"{sys.executable} -m pip install {folder}"),
                )
            done = install(base, command)
    except OSError as error:
        return refuse(tr.text("cannot write into {folder}: {reason}", folder=base, reason=reason(error)))
    for file in done:
        print(file)
    missing = _update(base) if done else []
    if missing:
        say(tr.text("warning: not found: {programs}; log in anew to see it", programs=tuple(missing)))
    if not options.remove:
        print(tr.text("cqbrief is in the menu, and opens .cqbrief files."))
    elif done:
        print(tr.text("cqbrief is no longer in the menu."))
    else:
        print(tr.text("There was nothing to remove."))
    return FINE


def data_home(environ: Mapping[str, str]) -> Path:
    """Where a user's own menu entries, icons and file types are kept."""
    chosen = environ.get("XDG_DATA_HOME", "")
    # A relative path is invalid and to be ignored, says the specification.
    return Path(chosen) if chosen.startswith("/") else Path.home() / ".local" / "share"


def own_command() -> list[str] | None:
    """The command that starts this very program from anywhere; None where it is not installed."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    started = Path(sys.argv[0])
    if started.name == "cqbrief" and os.access(started, os.X_OK) and started.is_file():
        return [str(started.absolute())]
    # -P: what lies in the folder that it happens to be started in is not imported.
    command = [sys.executable, "-P", "-m", "cqbrief"]
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    tried = subprocess.run([*command, "--version"], cwd="/", env=clean, capture_output=True)
    return command if tried.returncode == 0 else None


def install(base: Path, command: Sequence[str]) -> list[Path]:
    """Menu entry, icons and file type are in `base`; the files that were written. Raises OSError."""
    templates = paths.resources() / "desktop"
    entry = (templates / ENTRY.name).read_text(encoding="utf-8")
    contents = {
        ENTRY: entry.replace("@COMMAND@", exec_line(command)).encode(),
        FILE_TYPE: (templates / FILE_TYPE.name).read_bytes(),
        **dict(_icons()),
    }
    for name, data in contents.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(base / name, data)
    _touch(base / _ICONS)
    return [base / name for name in contents]


def remove(base: Path) -> list[Path]:
    """No file of `install` is left in `base`; those that were removed. Raises OSError."""
    own = [base / name for name in (ENTRY, FILE_TYPE, *_icon_names())]
    there = [file for file in own if file.is_file()]
    for file in there:
        file.unlink()
    _touch(base / _ICONS)
    return there


def exec_line(command: Iterable[str]) -> str:
    """The command as the value of a desktop entry's Exec key.

    Quoted by its rules, then escaped as every string of an entry; a % would begin a field.
    """
    words = []
    for word in command:
        quoted = "".join(f"\\{mark}" if mark in '"`$\\' else mark for mark in word)
        words.append(f'"{quoted}"' if set(word) - _SAFE else word)
    return " ".join(words).replace("\\", "\\\\").replace("%", "%%")


_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+:@,%")


def _icon_names() -> list[Path]:
    sizes = [_ICONS / f"{size}x{size}" / "apps" / "cqbrief.png" for size in _ICON_SIZES]
    return [_ICONS / "scalable" / "apps" / "cqbrief.svg", *sizes]


def _icons() -> Iterator[tuple[Path, bytes]]:
    scalable, *sizes = _icon_names()
    yield scalable, (paths.resources() / "icons" / f"{icons.APPLICATION}.svg").read_bytes()
    # A QGuiApplication must stay referred to for as long as anything of Qt is used.
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for name, size in zip(sizes, _ICON_SIZES, strict=True):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        icons.pixmap(icons.APPLICATION, QColor(), size).save(buffer, "PNG")
        yield name, bytes(buffer.data().data())
    del application


def _touch(folder: Path) -> None:
    """Desktops keep what they know of icons until the folder's time changes."""
    if folder.is_dir():
        os.utime(folder)


def _update(base: Path) -> list[str]:
    """Desktops notice the change; the programs for that which are missing."""
    missing = []
    for program, folder in _UPDATES:
        if not (base / folder).is_dir():
            continue
        found = shutil.which(program)
        if found is None:
            missing.append(program)
        else:
            # It complains about entries of other programs; that is not for us to repeat.
            subprocess.run([found, str(base / folder)], capture_output=True, stdin=subprocess.DEVNULL)
    return missing
