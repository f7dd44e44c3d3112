"""What every test stands on: no real screen, no user's settings, no unexpected word in any log."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

# Before anything imports Qt: a fixed platform, and none of the settings of whoever runs the tests.
for _name in [name for name in os.environ if name.startswith(("QT_", "XDG_", "LC_"))]:
    del os.environ[_name]
for _name in ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE"):
    os.environ.pop(_name, None)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LANG"] = "C.UTF-8"

from PySide6.QtCore import QCoreApplication, QEvent, QSettings  # noqa: E402 - the environment above must stand first

from cqbrief.i18n.po import compile_stale  # noqa: E402
from cqbrief.i18n.translator import Translator  # noqa: E402
from cqbrief.system import paths  # noqa: E402
from tests.support import pairwise  # noqa: E402

pytest_plugins = ("tests.support.app",)

# How long an example takes says nothing on a machine that runs other tests beside it.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of a complete run."""
    parser.addoption(
        "--complete",
        action="store_true",
        help="run tests marked every_pair over the whole product of their parameters",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the parameters of tests that have several."""
    pairwise.parametrize(metafunc)


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations that are newer than their compiled form, as the set-up script does."""
    config.addinivalue_line("markers", f"{pairwise.MARK}(parameters): every pair of values occurs")
    if not hasattr(config, "workerinput"):
        compile_stale(paths.resources() / "i18n")


@dataclass(frozen=True)
class XServer:
    """A running X server with a window manager."""

    display: str
    size: tuple[int, int]

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment in which a program started by a test shows itself on this server."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for this test; settings, caches and documents go there."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    # QSettings remembers its folder from its first use in the process on; the variable is not enough.
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder / "config"))
    return folder


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on log records from WARNING up; a test that expects one looks at it and calls caplog.clear()."""
    yield
    loud = [
        f"{record.name}: {record.getMessage()}"
        for record in (*caplog.get_records("setup"), *caplog.get_records("call"))
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail("unexpected log records:\n" + "\n".join(loud))


@pytest.fixture(autouse=True)
def gone_when_told_to_go() -> Iterator[None]:
    """What a test told to go (`deleteLater`) is gone after it: no event loop runs that would see to that.

    Else 17,000 widgets stay after some dozens of tests, and are dressed again for each that follows.
    """
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def tr() -> Translator:
    """The interface's texts in Chinese, the default language."""
    return Translator("zh")


@pytest.fixture(scope="session")
def xserver() -> Iterator[XServer]:
    """A real X server with a window manager, for programs that a test starts as processes of their own.

    The tests' own process stays on the offscreen platform: Qt takes one platform per process.
    """
    for program in ("Xvfb", "openbox"):
        if shutil.which(program) is None:
            pytest.fail(f"{program} is missing: sudo apt-get install -y xvfb openbox")
    size = (1920, 1080)
    reading, writing = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-noreset", "-nolisten", "tcp", "-screen", "0", screen],
        pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:  # Xvfb writes the number when it is ready, or closes on failure
            number = answer.readline().strip()
        if not number:
            pytest.fail("Xvfb did not start")
        running = XServer(f":{number}", size)
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=running.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield running
        finally:
            manager.terminate()
            manager.wait()
    finally:
        server.terminate()
        server.wait()
