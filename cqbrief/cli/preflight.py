"""Find what is missing for Qt before Qt is imported, so that it is named instead of crashed into.

Qt ends the process by itself when a library of its platform or the display cannot be had; so both are
tried here first. Nothing is printed: the caller puts what was found into words. Only the standard library
is needed, so that the set-up script can ask the same questions before anything is installed.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cqbrief.i18n.messages import N_, Message

OLDEST_PYTHON = (3, 11)

PACKAGES = {
    "PySide6": "PySide6-Essentials", "pyqtgraph": "pyqtgraph", "yaml": "PyYAML", "typst": "typst",
    "pypinyin": "pypinyin", "openpyxl": "openpyxl",
}  # fmt: skip
"""Module -> the distribution that brings it."""
READER_PACKAGES = {"yaml": "PyYAML"}
"""What the commands without a window need."""

# Library -> Debian package: what `ldd` shows for the Qt libraries in the wheel beyond libc and libstdc++.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Describe something that keeps the window from opening, and what to do about it."""

    message: Message
    advice: Message


@dataclass(frozen=True, slots=True)
class PreflightReport:
    """Hold the obstacles that were found, and whether there is a display to show a window on."""

    obstacles: tuple[Obstacle, ...]
    display: bool


def inspect(environ: Mapping[str, str]) -> PreflightReport:
    """Look at everything a window needs. A missing display is no obstacle: pages can be drawn off-screen.

    A platform chosen with QT_QPA_PLATFORM is honoured: whether it has a display is then its own affair,
    except that ``xcb`` and ``wayland`` need theirs.
    """
    obstacles = python_obstacles()
    linux = sys.platform.startswith("linux")
    platform = environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    shown_on = display_kind(environ, platform) if linux else "own"
    if not obstacles:
        needed = dict(QT_LIBRARIES) if linux else {}
        needed |= {"xcb": X_LIBRARIES, "wayland": WAYLAND_LIBRARIES}.get(platform or shown_on, {})
        obstacles = library_obstacles(missing_libraries(needed)) or qt_obstacles()
    if not obstacles and platform and not environ.get("QT_QPA_PLATFORM_PLUGIN_PATH"):
        obstacles = platform_obstacles(platform)
    display = shown_on != "" if platform in ("", "xcb", "wayland") else True
    return PreflightReport(obstacles, display)


def python_obstacles(packages: Mapping[str, str] = PACKAGES) -> tuple[Obstacle, ...]:
    """Find out whether this Python is too old, or lacks one of `packages` (module -> distribution)."""
    if sys.version_info < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        message = Message(
            N_("this is Python {version}"), {"version": ".".join(map(str, sys.version_info[:3]))}
        )
        return (Obstacle(message, Message(N_("cqbrief needs Python {oldest} or later"), {"oldest": oldest})),)
    missing = tuple(name for module, name in packages.items() if importlib.util.find_spec(module) is None)
    if not missing:
        return ()
    message = Message(N_("Python packages are missing: {packages}"), {"packages": missing})
    return (Obstacle(message, Message(N_("install them: {command}"), {"command": _pip_line()})),)


def qt_obstacles() -> tuple[Obstacle, ...]:
    """Import Qt and return what keeps it from being used; empty where nothing does."""
    # By name, so that this module can be read where PySide6 is not installed.
    try:
        pyside = importlib.import_module("PySide6")
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        message = Message(N_("Qt cannot be loaded: {reason}"), {"reason": str(error)})
        return (Obstacle(message, Message(N_("install it again: {command}"), {"command": _pip_line()})),)
    if pyside.__version_info__[:2] >= (6, 12) and sys.version_info < (3, 12):
        # Seen with 6.12.0: references to None, True and False are lost until the interpreter aborts.
        message = Message(N_("PySide6 {version} aborts on Python 3.11"), {"version": pyside.__version__})
        return (Obstacle(message, Message(N_("install an older one: {command}"), {"command": _pip_line()})),)
    return ()


def platform_obstacles(platform: str) -> tuple[Obstacle, ...]:
    """Find out whether this Qt lacks the `platform`, which would make it abort."""
    plugins = Path(importlib.import_module("PySide6").__path__[0]) / "Qt" / "plugins" / "platforms"
    known = tuple(sorted(file.stem.removeprefix("libq") for file in plugins.glob("libq*.so")))
    # A plugin may serve several platforms: libqwayland-egl.so and -generic.so both serve ``wayland``.
    if not known or any(name == platform or name.startswith(f"{platform}-") for name in known):
        return ()
    message = Message(N_("Qt has no platform “{platform}”"), {"platform": platform})
    return (Obstacle(message, Message(N_("set QT_QPA_PLATFORM to one of: {known}"), {"known": known})),)


def missing_libraries(libraries: Mapping[str, str]) -> dict[str, str]:
    """Return those of `libraries` (file name -> Debian package) that cannot be loaded."""
    missing: dict[str, str] = {}
    for name, package in libraries.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            missing[name] = package
    return missing


def library_obstacles(missing: Mapping[str, str]) -> tuple[Obstacle, ...]:
    """Return one obstacle that names all `missing` libraries and the command that installs them; or none."""
    if not missing:
        return ()
    message = Message(N_("system libraries are missing: {libraries}"), {"libraries": tuple(missing)})
    return (
        Obstacle(message, Message(N_("install them: {command}"), {"command": apt_line(missing.values())})),
    )


def apt_line(packages: Iterable[str]) -> str:
    """Return the command by which a user of Debian installs `packages`."""
    return "sudo apt-get install -y " + " ".join(sorted(set(packages)))


def display_kind(environ: Mapping[str, str], platform: str = "") -> str:
    """Return ``wayland`` or ``xcb`` when such a display answers; empty when none does.

    With `platform` one of the two, only that one is asked.
    """
    if platform == "xcb":
        return "xcb" if _x_answers(environ.get("DISPLAY", "")) else ""
    wayland = environ.get("WAYLAND_DISPLAY", "")
    # As Qt does: Wayland comes first only in a Wayland session, or where there is no X display.
    prefer_wayland = environ.get("XDG_SESSION_TYPE") == "wayland" or not environ.get("DISPLAY")
    if platform == "wayland":
        prefer_wayland = True
    if wayland and prefer_wayland and _wayland_answers(Path(environ.get("XDG_RUNTIME_DIR", "/")), wayland):
        return "wayland"
    return "xcb" if platform != "wayland" and _x_answers(environ.get("DISPLAY", "")) else ""


def _wayland_answers(runtime: Path, name: str) -> bool:
    import socket  # takes 1 ms, and most displays are asked otherwise

    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(runtime / name))
        except OSError:
            return False
    return True


def _x_answers(display: str) -> bool:
    """Tell whether an X server takes connections for `display` with this user's credentials."""
    if not display:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # cannot be asked; the missing library is reported on its own
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _pip_line() -> str:
    # The bound of pyproject.toml: 6.12 aborts on Python 3.11.
    bounds = {"PySide6-Essentials": "'PySide6-Essentials<6.12'"} if sys.version_info < (3, 12) else {}
    names = sorted({bounds.get(name, name) for name in PACKAGES.values()})
    return f"{sys.executable} -m pip install {' '.join(names)}"
