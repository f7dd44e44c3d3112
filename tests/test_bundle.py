"""The one-folder build is made, and works where neither the project nor Python's packages are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cqbrief
from cqbrief.briefing.storage.package import ENDING
from cqbrief.cli import desktop_entry
from cqbrief.system import paths
from resources.scripts import bundle
from tests.support.x11 import XServer

TEMPLATE = paths.data() / "template"
"""It has a chart, and is drawn in half the time of the briefing built in."""
SECONDS = 60
"""A bound for a hung program, not a wait."""


class Bundle:
    """The folder, started as a user would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "cqbrief"

    def run(self, *given: str, cwd: Path, **environment: str) -> str:
        """What a command prints; it must succeed and say nothing on stderr."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON"))}
        done = subprocess.run(
            [self.program, *given], cwd=cwd, env={**clean, **environment}, capture_output=True, text=True,
            encoding="utf-8", stdin=subprocess.DEVNULL, timeout=SECONDS,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bundle]:
    folder = tmp_path_factory.mktemp("bundle")
    # A process of its own, as its users start it: PyInstaller changes much of the one that it runs in.
    script = [shutil.which("env"), "-u", "PYTHONPATH", sys.executable, bundle.__file__, "-o", folder]
    done = subprocess.run(
        [str(part) for part in script], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert str(folder / "cqbrief") in done.stdout
    # As on another computer: copied, and where it was made is gone.
    moved = Bundle((folder / "cqbrief").rename(folder / "另一处 here"))
    yield moved
    shutil.rmtree(moved.folder)  # some hundred megabytes, and pytest would keep three of them


def test_it_checks_the_briefing_built_in_and_speaks_both_languages(made: Bundle, tmp_path: Path) -> None:
    assert made.run("--version", cwd=tmp_path) == f"cqbrief {cqbrief.__version__}\n"
    assert "没有问题" in made.run("check", "--strict", "--language", "zh", cwd=tmp_path)
    assert "No problems" in made.run("check", "--strict", "--language", "en", cwd=tmp_path)


def test_its_translations_are_compiled(made: Bundle) -> None:
    resources = made.folder / "_internal" / "cqbrief" / "resources"
    assert (resources / "i18n" / "zh_CN" / "LC_MESSAGES" / "cqbrief.mo").exists()


def test_it_prints_exports_and_packs(made: Bundle, tmp_path: Path) -> None:
    made.run("print", str(TEMPLATE), "-o", "pages.pdf", cwd=tmp_path)
    made.run("export", str(TEMPLATE), "-o", "figures.xlsx", "--charts", "charts", cwd=tmp_path)
    made.run("pack", cwd=tmp_path)
    assert (tmp_path / "pages.pdf").read_bytes().startswith(b"%PDF-")
    assert list((tmp_path / "charts").glob("*.png")) and (tmp_path / "figures.xlsx").exists()
    assert "没有问题" in made.run("check", "--strict", f"{paths.BUILT_IN}{ENDING}", cwd=tmp_path)


def test_it_draws_its_pages_without_a_display(made: Bundle, tmp_path: Path) -> None:
    made.run(str(TEMPLATE), cwd=tmp_path)
    assert len(list((tmp_path / "cqbrief-pictures").glob("*.png"))) == 2


def test_its_window_opens_on_a_real_screen(made: Bundle, tmp_path: Path, xserver: XServer) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    environment |= {"DISPLAY": xserver.display, "NO_AT_BRIDGE": "1"}
    program = subprocess.Popen([made.program], cwd=tmp_path, env=environment, stderr=subprocess.PIPE)
    try:
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(program.pid)]
        found = subprocess.run(search, env=environment, capture_output=True, text=True, timeout=SECONDS)
        assert found.stdout.strip(), found.stderr
    finally:
        program.terminate()
        _, said = program.communicate()
    assert said == b""


def test_it_puts_itself_into_the_menu_with_the_systems_own_programs(made: Bundle, tmp_path: Path) -> None:
    data = tmp_path / "data"
    made.run("install-desktop", cwd=tmp_path, XDG_DATA_HOME=str(data))
    entry = (data / desktop_entry.ENTRY).read_text(encoding="utf-8")
    assert f"Exec={desktop_entry.exec_line([str(made.program)])} %f\n" in entry
    assert (data / "mime" / "globs2").exists()


def test_only_what_the_program_needs_is_in_it(made: Bundle) -> None:
    names = {file.name for file in made.folder.rglob("*")}
    assert not names & {"tests", "scripts", "pictures", "libQt6Qml.so.6", "libQt6WebEngineCore.so.6"}
    translations = made.folder / "_internal" / "PySide6" / "Qt" / "translations"
    assert [file.name for file in translations.iterdir()] == [bundle.TRANSLATION]


def test_without_pyinstaller_the_script_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "PyInstaller.__main__", None)
    assert bundle.main(["-o", str(tmp_path)]) == 2
    assert "pip install pyinstaller" in capsys.readouterr().err
