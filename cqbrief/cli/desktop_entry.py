"""Menu entry, icon and file type for this user, by freedesktop.org's rules.

Desktop Entry 1.4, Icon Theme 0.13, Shared MIME-info 0.21 and XDG Base Directory 0.8.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

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


def data_home(environ: Mapping[str, str]) -> Path:
    """Return where a user's own menu entries, icons and file types are kept."""
    chosen = environ.get("XDG_DATA_HOME", "")
    # A relative path is invalid and to be ignored, says the specification.
    return Path(chosen) if chosen.startswith("/") else Path.home() / ".local" / "share"


def own_command() -> list[str] | None:
    """Return the command that starts this very program from anywhere; None where it is not installed."""
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
    """Write menu entry, icons and file type into `base`; return the files written. Raises OSError."""
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
    """Remove every file of `install` from `base`; return those that were there. Raises OSError."""
    own = [base / name for name in (ENTRY, FILE_TYPE, *_icon_names())]
    there = [file for file in own if file.is_file()]
    for file in there:
        file.unlink()
    _touch(base / _ICONS)
    return there


def exec_line(command: Iterable[str]) -> str:
    """Return the command as the value of a desktop entry's Exec key.

    It is quoted by that key's rules, then escaped as every string of an entry; a % would begin a field.
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
    # A QApplication must stay referred to for as long as anything of Qt is used.
    application = QApplication.instance() or QApplication(sys.argv[:1])
    for name, size in zip(sizes, _ICON_SIZES, strict=True):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        icons.pixmap(icons.APPLICATION, QColor(), size).save(buffer, "PNG")
        yield name, bytes(buffer.data().data())
    del application


def _touch(folder: Path) -> None:
    """Change the folder's time: until then desktops keep what they know of its icons."""
    if folder.is_dir():
        os.utime(folder)


def update_desktop(base: Path) -> list[str]:
    """Make desktops notice what changed in `base`; return the programs that are missing for it."""
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
