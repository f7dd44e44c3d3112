"""What keeps a window from opening is named before Qt is imported."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from cqbrief.cli import preflight
from cqbrief.i18n.translator import Translator
from tests.support.x11 import XServer


def said(obstacle: preflight.Obstacle) -> str:
    tr = Translator("en")
    return f"{tr.render(obstacle.message)} / {tr.render(obstacle.advice)}"


def test_a_missing_system_library_is_named_with_its_debian_package_and_the_command() -> None:
    missing = preflight.missing_libraries({"libnotthere.so.9": "libnotthere9", "libc.so.6": "libc6"})
    (obstacle,) = preflight.library_obstacles(missing)
    assert said(obstacle) == (
        "system libraries are missing: libnotthere.so.9 / install them: sudo apt-get install -y libnotthere9"
    )


def test_libraries_that_are_there_are_no_obstacle() -> None:
    assert preflight.library_obstacles(preflight.missing_libraries(preflight.QT_LIBRARIES)) == ()


def test_missing_python_packages_are_named_by_what_brings_them() -> None:
    (obstacle,) = preflight.python_obstacles({"nowhere_at_all": "Nowhere", "yaml": "PyYAML"})
    assert said(obstacle).startswith("Python packages are missing: Nowhere / install them: ")


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    (obstacle,) = preflight.python_obstacles()
    assert said(obstacle) == "this is Python 3.10.4 / cqbrief needs Python 3.11 or later"


def test_the_pyside_that_aborts_on_python_3_11_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import PySide6

    monkeypatch.setattr(sys, "version_info", (3, 11, 2))
    monkeypatch.setattr(PySide6, "__version_info__", (6, 12, 0, "", ""))
    monkeypatch.setattr(PySide6, "__version__", "6.12.0")
    (obstacle,) = preflight.qt_obstacles()
    assert "PySide6 6.12.0 aborts on Python 3.11" in said(obstacle)


def test_no_display_is_no_obstacle() -> None:
    assert preflight.inspect({}) == preflight.PreflightReport((), display=False)


def test_a_chosen_platform_is_honoured() -> None:
    assert preflight.inspect({"QT_QPA_PLATFORM": "offscreen:configfile=x.json"}).display


def test_the_xcb_platform_still_needs_a_display() -> None:
    assert not preflight.inspect({"QT_QPA_PLATFORM": "xcb"}).display


def test_a_platform_that_qt_does_not_have_is_refused_with_those_it_has() -> None:
    (obstacle,) = preflight.inspect({"QT_QPA_PLATFORM": "nonesuch"}).obstacles
    assert "nonesuch" in said(obstacle)
    assert "offscreen" in said(obstacle)


@pytest.mark.parametrize(
    "environ",
    [{"DISPLAY": ":9999"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"DISPLAY": "nonsense"}],
)
def test_a_display_that_does_not_answer_counts_as_none(environ: dict[str, str], tmp_path: Path) -> None:
    assert preflight.display_kind({**environ, "XDG_RUNTIME_DIR": str(tmp_path)}) == ""


def test_xcb_is_not_satisfied_by_a_wayland_display(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "wayland-0"))
        listening.listen()
        environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert preflight.display_kind(environ) == "wayland"
        assert preflight.display_kind(environ, "wayland") == "wayland"
        assert preflight.display_kind(environ, "xcb") == ""


def test_the_advised_pip_command_names_every_package_that_is_demanded() -> None:
    (obstacle,) = preflight.python_obstacles({"no_such_module": "no-such-package"})
    command = str(obstacle.advice.arguments["command"])
    assert all(name in command for name in preflight.PACKAGES.values())


def test_a_display_that_answers_is_found(xserver: XServer) -> None:
    assert preflight.inspect({"DISPLAY": xserver.display}) == preflight.PreflightReport((), display=True)
