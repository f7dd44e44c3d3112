"""What every test stands on: no real screen, no user's settings, no unexpected word in any log."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Iterator
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
# What is compiled is kept: else each run, and each process that a test starts, compiles everything again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

from PySide6.QtCore import QCoreApplication, QEvent, QSettings  # noqa: E402 - the environment above must stand first

from cqbrief.i18n.po import compile_stale  # noqa: E402
from cqbrief.i18n.translator import Translator  # noqa: E402
from cqbrief.system import paths  # noqa: E402
from tests.support import pairwise  # noqa: E402
from tests.support.process import home_variables  # noqa: E402

pytest_plugins = ("tests.support.app", "tests.support.x11")

# How long an example takes says nothing on a machine that runs other tests beside it.
hypothesis.settings.register_profile("same", deadline=None, derandomize=True)
hypothesis.settings.register_profile("complete", deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of a complete run."""
    parser.addoption(
        "--complete",
        action="store_true",
        help="run tests marked every_pair or every_value over the whole product of their parameters",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the parameters of tests that have several."""
    pairwise.parametrize(metafunc)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long as a whole, so that all processes end at about the same time."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Look for no garbage among the tests themselves, which stay to the end: it took 0.3 s each time."""
    gc.collect()
    gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    """Compile translations that are newer than their compiled form, as the set-up does; choose examples.

    Those are the same in every usual run, which says something about what was changed, and others in each
    complete one, which looks for new faults.
    """
    hypothesis.settings.load_profile("complete" if config.getoption("--complete") else "same")
    config.addinivalue_line("markers", f"{pairwise.MARK}(parameters): every pair of values occurs")
    config.addinivalue_line("markers", f"{pairwise.MARK_OF_VALUES}(parameters): every value occurs")
    config.addinivalue_line("markers", "long: of a file that takes long as a whole, and is begun first")
    if not hasattr(config, "workerinput"):
        compile_stale(paths.resources() / "i18n")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders for the tests to come, the next one last; made for it where it is not there yet."""
    # `mktemp` would look through all of those before.
    return [tmp_path_factory.mktemp("homes") / "0"]


@pytest.fixture(autouse=True)
def home(homes: list[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home for this test; settings, caches and documents go there."""
    folder = homes[-1]
    folder.mkdir(exist_ok=True)
    for name, value in home_variables(folder).items():
        monkeypatch.setenv(name, value)
    # QSettings remembers its folder from its first use in the process on; the variable is not enough.
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder / "config"))
    yield folder
    # Most tests leave it empty, for the next one: making one for each took a fifth of what a test costs.
    with os.scandir(folder) as left:
        if any(left):
            homes.append(folder.with_name(str(len(homes))))


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
